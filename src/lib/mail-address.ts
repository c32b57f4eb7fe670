import { z } from "zod";

/** An address as people type it: the part after the at-sign in small letters, one and no list. */
export const mailAddress = z
  .string()
  .trim()
  .max(254, { error: "address_wrong" })
  .regex(
    /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u,
    {
      error: "address_wrong",
    },
  )
  .transform((typed) => {
    const at = typed.lastIndexOf("@");
    return `${typed.slice(0, at)}${typed.slice(at).toLowerCase()}`;
  });
