// ipywidgets' own controls with their style: loaded when a lesson shows one.

import "./controls.css";

export * from "@jupyter-widgets/controls";
