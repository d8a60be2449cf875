// A picture that is too large for a page, or of a kind that pages do not carry, drawn anew (`msai.ui.Shrink`).

export interface Shrinking {
  mime: string;
  /** Points of the longer side at most. */
  side: number;
  /** Bytes of the PNG at most. */
  size: number;
}

/** How much smaller the next try is when a PNG has too many bytes. */
const STEP = 0.8;
/** Points below which nobody could read a logo. */
const SMALLEST = 32;
const DRAWING = "image/svg+xml";

/** Returns the picture as a PNG; a word: nobody can read it. Drawings run no script here and fetch nothing. */
export async function shrunk({ mime, side, size }: Shrinking, [content]: DataView[]): Promise<ArrayBuffer | "unreadable"> {
  const address = URL.createObjectURL(new Blob([content as DataView<ArrayBuffer>], { type: mime }));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return await fitting(picture, side, size, mime === DRAWING);
  } catch (error) {
    console.warn("msai: a picture was not read", error);
    return "unreadable";
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function fitting(picture: HTMLImageElement, side: number, size: number, grows: boolean): Promise<ArrayBuffer | "unreadable"> {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const longer = Math.max(width, height);
  // A drawing that says no size has none in some browsers.
  if (!longer) return "unreadable";
  // A drawing is as sharp at any size, whatever size it says.
  for (let now = grows ? side / longer : Math.min(1, side / longer); longer * now >= Math.min(SMALLEST, longer); now *= STEP) {
    const png = await drawn(picture, Math.max(1, Math.round(width * now)), Math.max(1, Math.round(height * now)));
    if (png && png.size <= size) return png.arrayBuffer();
  }
  return "unreadable";
}

function drawn(picture: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
