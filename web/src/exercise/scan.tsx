/** A photo or scan in a frame that scrolls, larger or turned when wanted; a PDF opens beside the page. */
import { useEffect, useState } from "preact/hooks";
import { inputId } from "./inputs";
import type { Host, ScanNode } from "./nodes";
import { plain } from "./text";

export function Scan({ node, host }: { node: ScanNode; host: Host }) {
  const url = useUrl(node, host.beside(node.id));
  const [ratio, setRatio] = useState(1);
  const [broken, setBroken] = useState<string>();
  if (node.mime === "application/pdf") {
    return <p class="ui-scan-link"><a href={url} target="_blank" rel="noopener">{plain(node.alt)}</a></p>;
  }
  const size = ({ currentTarget: image }: { currentTarget: HTMLImageElement }): void =>
    setRatio(image.naturalHeight / image.naturalWidth || 1);
  if (node.broken && url && broken === url) return <p class="ui-scan-link" role="status">{plain(node.broken)}</p>;
  return (
    <div class="ui-scan" id={inputId(host, node.id)} role="img" tabIndex={0} aria-label={plain(node.alt)}>
      {url ? <div style={stage(node, ratio)}><img src={url} alt="" style={turned(node, ratio)} onLoad={size} onError={() => setBroken(url)} /></div> : null}
    </div>
  );
}

const onItsSide = (node: ScanNode): boolean => node.turned % 2 === 1;

/** The room that the picture takes: turning an element leaves the room as it was. */
const stage = (node: ScanNode, ratio: number): Record<string, string> => ({
  position: "relative", width: `${node.zoom * 100}%`, aspectRatio: String(onItsSide(node) ? ratio : 1 / ratio),
});

const turned = (node: ScanNode, ratio: number): Record<string, string> => ({
  position: "absolute", left: "50%", top: "50%", maxWidth: "none", width: `${onItsSide(node) ? 100 / ratio : 100}%`,
  transform: `translate(-50%, -50%) rotate(${node.turned * 90}deg)`,
});

/** An address of bytes, as long as they are shown. */
function useUrl(node: ScanNode, content: DataView | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  const size = content?.byteLength ?? 0;
  useEffect(() => {
    if (!content) return setUrl(undefined);
    const made = URL.createObjectURL(new Blob([content as DataView<ArrayBuffer>], { type: node.mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
    // The id names the content, so the bytes need not be compared.
  }, [node.id, node.mime, size]);
  return url;
}
