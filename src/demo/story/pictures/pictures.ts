import { type Canvas, paint } from "./canvas.ts";

/** What is drawn, by the name the story uses for it; each with what is to be seen on it. */
export const pictures = {
  soup: {
    alt: "Tekening: een grote rode soeppan dampt op een houten tafel, met vier kommen eromheen.",
    draw: soup,
  },
  orchard: {
    alt: "Tekening: een boomgaard vol rode appels onder een lage zon, met een boerderij erachter.",
    draw: orchard,
  },
  canal: {
    alt: "Tekening: een roeiboot op de vaart, met een witte ophaalbrug en riet langs de kant.",
    draw: canal,
  },
  sheep: {
    alt: "Tekening: vijf schapen grazen op een groene dijk; één kijkt de verkeerde kant op.",
    draw: sheep,
  },
  ice: {
    alt: "Tekening: een bevroren plas met een gestreepte tent, vlaggetjes en een lage winterzon.",
    draw: ice,
  },
  lights: {
    alt: "Tekening: drie marktkramen in de schemering, met slingers van gele lampjes erboven.",
    draw: lights,
  },
  night: {
    alt: "Tekening: een kerk met een spitse toren, zwart tegen een donkere hemel vol sterren.",
    draw: night,
  },
  table: {
    alt: "Tekening: een lange gedekte tafel van boven, met borden, brood en kannen.",
    draw: table,
  },
  oven: {
    alt: "Tekening: een stenen oven met vuur erin, en vijf broden op een plank ervoor.",
    draw: oven,
  },
  bench: {
    alt: "Tekening: een bank van twee busstoelen naast een oude haltepaal, aan een lege weg.",
    draw: bench,
  },
} as const;

export type PictureName = keyof typeof pictures;

/** The picture as a file that somebody could send. */
export function pictureOf(name: PictureName): Promise<Buffer> {
  return paint(pictures[name].draw);
}

/** As if by hand: a little more or less, the same each time. */
function some(index: number, much: number): number {
  return Math.sin(index * 12.9898) * much;
}

function times(count: number, one: (index: number) => void): void {
  for (let index = 0; index < count; index++) one(index);
}

function soup(on: Canvas): void {
  on.wash("#f4dfb6", "#e9c48a");
  on.box([560, 60], [820, 300], "#7a4a26");
  on.box([574, 74], [806, 286], "#31506b");
  on.disc(750, 130, 26, "#f8ecc4");
  on.box([684, 74], [696, 286], "#7a4a26");
  on.box([574, 176], [806, 186], "#7a4a26");
  times(9, (plank) =>
    on.box([plank * 104 - 8, 390], [plank * 104 + 92, 600], plank % 2 ? "#a8683a" : "#9d5f33"),
  );
  on.box([0, 384], [900, 396], "#7a4a26");
  times(3, (steam) =>
    on.line(
      Array.from({ length: 26 }, (_, step) => [
        290 + steam * 62 + Math.sin(step / 3.4 + steam) * 15,
        262 - step * 7.5,
      ]),
      15 - steam * 2,
      "#fff8e6",
      0.34,
    ),
  );
  on.oval([350, 470], [190, 34], "#6b3f1f", 0.45);
  on.shape("182,300 518,300 492,462 208,462", "#b3322a");
  on.oval([350, 462], [142, 26], "#b3322a");
  on.shape("182,300 232,300 252,482 212,470", "#cf5a44");
  on.oval([350, 300], [168, 34], "#8f231f");
  on.oval([350, 302], [148, 26], "#e6a340");
  times(7, (bit) =>
    on.disc(248 + bit * 34, 300 + some(bit, 11), 8, bit % 2 ? "#4f8a4a" : "#cf5a2f"),
  );
  on.box([128, 330], [186, 352], "#6e1b18");
  on.box([514, 330], [572, 352], "#6e1b18");
  for (const [x, y] of [
    [110, 520],
    [330, 556],
    [590, 524],
    [790, 486],
  ] as const) {
    on.oval([x, y + 20], [76, 18], "#6b3f1f", 0.4);
    on.shape(
      [
        [x - 70, y - 12],
        [x + 70, y - 12],
        [x + 38, y + 26],
        [x - 38, y + 26],
      ],
      "#f6efe0",
    );
    on.oval([x, y - 12], [70, 17], "#fffaf0");
    on.oval([x, y - 10], [56, 12], "#e6a340");
  }
}

function orchard(on: Canvas): void {
  on.wash("#f6d9a0", "#f7efd6", 0, 330);
  on.disc(690, 190, 62, "#f2a24b");
  on.land({ y: 300, high: 12, long: 700 }, "#9fb26a");
  on.shape("110,300 110,240 190,180 270,240 270,300", "#a5402f");
  on.shape("96,244 190,168 284,244", "#57352a");
  on.box([176, 258], [204, 300], "#3d241c");
  on.land({ y: 336, high: 8, long: 520, shift: 90 }, "#7c9c4f");
  times(4, (row) => {
    const y = 352 + row * row * 17 + row * 10;
    const size = 34 + row * 17;
    times(7 - row, (tree) => {
      const x = 70 + tree * (142 + row * 38) + some(row * 9 + tree, 16) + (row % 2) * 50;
      on.oval([x + size * 0.3, y + size * 1.16], [size, size * 0.22], "#4d6b33", 0.5);
      on.box([x - size * 0.1, y + size * 0.4], [x + size * 0.1, y + size * 1.14], "#5a3a24");
      on.disc(x, y, size, "#3f7044");
      on.disc(x - size * 0.24, y - size * 0.24, size * 0.7, "#568a51");
      times(8, (apple) =>
        on.disc(
          x + some(apple * 3 + tree, size * 0.7),
          y + some(apple * 7 + row, size * 0.66),
          size * 0.11,
          "#c8392b",
        ),
      );
    });
  });
}

function canal(on: Canvas): void {
  on.wash("#bcd8dc", "#f3ead0", 0, 300);
  on.land({ y: 286, high: 7, long: 420 }, "#7f9b6a");
  times(6, (tree) => on.oval([60 + tree * 165, 262], [26 + some(tree, 6), 42], "#5d7f58"));
  on.wash("#8fb7b9", "#3f7280", 306, 600);
  times(26, (wave) => {
    const y = 326 + wave * 10.5;
    const x = 120 + some(wave, 420) + 330;
    on.line(
      [
        [x - 60 - wave * 2, y],
        [x + 60 + wave * 2, y],
      ],
      2.5,
      "#d9ecea",
      0.5,
    );
  });
  drawbridge(on);
  rower(on);
  times(22, (reed) => {
    const x = reed * 13 + some(reed, 8);
    on.line(
      [
        [x, 600],
        [x + some(reed, 20), 470 + some(reed * 3, 50)],
      ],
      5,
      "#5b7a3c",
    );
    if (reed % 3 === 0) on.oval([x + some(reed, 20), 470 + some(reed * 3, 50)], [6, 19], "#6b4224");
  });
}

function drawbridge(on: Canvas): void {
  on.box([560, 236], [584, 340], "#e9e3d2");
  on.box([716, 236], [740, 340], "#e9e3d2");
  on.line("520,300 780,300", 14, "#4b3b30");
  on.line("560,150 740,108", 12, "#fbf6ea");
  on.line("572,150 572,240", 10, "#fbf6ea");
  on.line("728,112 728,300", 10, "#fbf6ea");
  on.line("540,158 530,300", 4, "#4b3b30");
}

function rower(on: Canvas): void {
  on.oval([330, 486], [180, 16], "#274d58", 0.55);
  on.shape("150,432 512,432 462,488 200,488", "#a5402f");
  on.shape("150,432 512,432 500,446 164,446", "#f0d9a8");
  on.line("250,420 120,512", 8, "#c99a58");
  on.line("410,420 560,520", 8, "#c99a58");
  on.shape("296,432 304,350 356,350 372,432", "#284a6a");
  on.disc(330, 326, 26, "#e0ab83");
  on.shape("302,322 358,322 350,296 312,296", "#d99a2b");
}

function sheep(on: Canvas): void {
  on.wash("#9cc4d6", "#eef0df", 0, 380);
  for (const [x, y, size] of [
    [180, 110, 54],
    [640, 80, 66],
    [430, 160, 40],
  ] as const)
    times(4, (puff) =>
      on.oval([x + puff * size * 0.7, y + some(puff, 10)], [size, size * 0.42], "#fdfaf0", 0.9),
    );
  on.shape("0,380 900,250 900,600 0,600", "#83a352");
  on.shape("0,400 900,292 900,600 0,600", "#6b9048");
  times(70, (blade) => {
    const x = (blade * 97) % 900;
    const y = 430 + ((blade * 53) % 160);
    on.line(
      [
        [x, y],
        [x + 4, y - 15],
      ],
      3,
      "#4c7335",
    );
  });
  for (const [x, y, size, looks] of [
    [150, 450, 1, 1],
    [350, 402, 0.86, 1],
    [520, 480, 1.15, -1],
    [700, 372, 0.8, 1],
    [800, 500, 1.2, 1],
  ] as const) {
    times(4, (leg) => {
      const at = x + (leg - 1.5) * 24 * size;
      on.box([at - 4 * size, y + 20 * size], [at + 4 * size, y + 62 * size], "#3a322c");
    });
    times(8, (puff) =>
      on.disc(
        x + Math.cos(puff * 0.785) * 44 * size,
        y + Math.sin(puff * 0.785) * 22 * size,
        24 * size,
        "#f7f1e3",
      ),
    );
    on.oval([x, y], [48 * size, 30 * size], "#f7f1e3");
    on.oval([x - looks * 74 * size, y - 6 * size], [20 * size, 25 * size], "#3a322c");
    on.oval([x - looks * 56 * size, y - 26 * size], [13 * size, 7 * size], "#3a322c");
  }
}

function ice(on: Canvas): void {
  on.wash("#f0c9a0", "#dfe6e6", 0, 300);
  on.disc(210, 210, 46, "#f6e3b4");
  on.land({ y: 292, high: 5, long: 300 }, "#8f9c9a");
  times(11, (tree) => {
    const x = 30 + tree * 86;
    on.line(
      [
        [x, 300],
        [x, 232 + some(tree, 16)],
      ],
      5,
      "#544a44",
    );
    on.disc(x, 236 + some(tree, 16), 22, "#6f6760", 0.5);
  });
  on.wash("#cfe0e6", "#a9c6d1", 302, 600);
  times(16, (track) => {
    const y = 340 + track * 16;
    const x = 450 + some(track, 330);
    on.line(
      [
        [x - 130, y],
        [x, y + 9 + some(track, 9)],
        [x + 120, y - 4],
      ],
      2.5,
      "#ffffff",
      0.7,
    );
  });
  tent(on);
  skaters(on);
}

function tent(on: Canvas): void {
  on.shape("560,300 560,214 690,150 820,214 820,300", "#f7f1e3");
  times(4, (stripe) =>
    on.shape(
      [
        [560 + stripe * 70, 214],
        [595 + stripe * 70, 214],
        [595 + stripe * 70, 300],
        [560 + stripe * 70, 300],
      ],
      "#b3322a",
    ),
  );
  on.shape("546,220 690,142 834,220", "#b3322a");
  on.box([660, 236], [720, 300], "#4a2d20");
  on.line("60,196 300,238 560,200", 3, "#544a44");
  times(11, (flag) => {
    const x = 84 + flag * 42;
    const y = flag < 5 ? 200 + flag * 7 : 240 - (flag - 5) * 6;
    const colour = (["#b3322a", "#e0a52f", "#0b5742"] as const)[flag % 3] ?? "#b3322a";
    on.shape(
      [
        [x, y],
        [x + 22, y + 2],
        [x + 10, y + 28],
      ],
      colour,
    );
  });
}

function skaters(on: Canvas): void {
  for (const [x, y, size, coat] of [
    [300, 430, 1, "#0b5742"],
    [470, 500, 1.3, "#b3322a"],
    [150, 520, 1.2, "#284a6a"],
  ] as const) {
    on.oval([x + 10, y + 64 * size], [44 * size, 7 * size], "#7d9fab", 0.7);
    on.line(
      [
        [x, y],
        [x + 22 * size, y + 30 * size],
        [x + 8 * size, y + 60 * size],
      ],
      12 * size,
      "#2d2926",
    );
    on.line(
      [
        [x, y],
        [x - 26 * size, y + 26 * size],
        [x - 54 * size, y + 50 * size],
      ],
      12 * size,
      "#2d2926",
    );
    on.line(
      [
        [x, y],
        [x + 20 * size, y - 46 * size],
      ],
      30 * size,
      coat,
    );
    on.line(
      [
        [x + 14 * size, y - 34 * size],
        [x - 30 * size, y - 16 * size],
      ],
      10 * size,
      coat,
    );
    on.disc(x + 30 * size, y - 68 * size, 15 * size, "#e0ab83");
    on.oval([x + 30 * size, y - 78 * size], [17 * size, 9 * size], coat);
  }
}

function lights(on: Canvas): void {
  on.wash("#22304f", "#c9825c", 0, 420);
  times(6, (house) => {
    const x = house * 156 - 20;
    const top = 210 + some(house * 5, 34);
    on.shape(
      [
        [x, 430],
        [x, top + 50],
        [x + 74, top],
        [x + 148, top + 50],
        [x + 148, 430],
      ],
      "#2b2338",
    );
    times(2, (pane) =>
      on.box([x + 36 + pane * 50, top + 84], [x + 58 + pane * 50, top + 116], "#f3b65a"),
    );
  });
  on.wash("#4a3a44", "#2b2530", 420, 600);
  for (const [index, x] of [60, 350, 640].entries()) {
    const cloth = (["#b3322a", "#0b5742", "#d99a2b"] as const)[index] ?? "#b3322a";
    on.oval([x + 105, 560], [150, 22], "#f3b65a", 0.16);
    on.box([x, 360], [x + 10, 556], "#6b4a30");
    on.box([x + 200, 360], [x + 210, 556], "#6b4a30");
    on.box([x, 372], [x + 210, 470], "#f5c877");
    on.box([x - 6, 470], [x + 216, 556], "#7a4a26");
    times(6, (strip) =>
      on.shape(
        [
          [x - 14 + strip * 40, 320],
          [x + 26 + strip * 40, 320],
          [x + 26 + strip * 40, 372],
          [x + 6 + strip * 40, 386],
          [x - 14 + strip * 40, 372],
        ],
        strip % 2 ? "#f7f1e3" : cloth,
      ),
    );
    times(6, (ware) =>
      on.disc(x + 24 + ware * 33, 458 - (ware % 2) * 8, 17, ware % 2 ? "#cf5a2f" : "#5d8a4a"),
    );
  }
  times(2, (string) => {
    const spots = Array.from({ length: 19 }, (_, step): [number, number] => [
      step * 50,
      118 + string * 90 + Math.sin((step % 6) * 0.52) * 40,
    ]);
    on.line(spots, 3, "#17131c");
    for (const [x, y] of spots) {
      on.disc(x, y + 12, 24, "#ffd98a", 0.22);
      on.disc(x, y + 12, 9, "#ffe9b0");
    }
  });
}

function night(on: Canvas): void {
  on.wash("#0d1830", "#3a4a6a", 0, 520);
  times(150, (star) => {
    const x = (star * 151.7) % 900;
    const y = (star * 89.3) % 430;
    on.disc(x, y, 1.4 + ((star * 7) % 5) * 0.5, "#fdf6dc", 0.55 + ((star * 3) % 5) * 0.1);
  });
  times(60, (star) =>
    on.disc(
      120 + star * 11 + some(star, 40),
      60 + star * 5 + some(star * 3, 46),
      2,
      "#fdf6dc",
      0.5,
    ),
  );
  on.disc(720, 116, 44, "#f6e9bd");
  on.disc(740, 104, 42, "#16223d");
  on.land({ y: 470, high: 16, long: 800, shift: 200 }, "#121a2a");
  on.box([300, 330], [560, 500], "#0a0f1a");
  on.shape("284,336 430,262 576,336", "#0a0f1a");
  on.box([220, 250], [310, 500], "#0a0f1a");
  on.shape("212,254 265,74 318,254", "#0a0f1a");
  on.line("265,78 265,44", 4, "#0a0f1a");
  times(3, (pane) =>
    on.shape(
      [
        [350 + pane * 70, 440],
        [350 + pane * 70, 390],
        [364 + pane * 70, 370],
        [378 + pane * 70, 390],
        [378 + pane * 70, 440],
      ],
      "#d99a2b",
      0.85,
    ),
  );
  on.oval([605, 322], [20, 26], "#0a0f1a");
  on.line("560,340 680,340", 8, "#0a0f1a");
  on.disc(598, 314, 4, "#f6c65a");
  on.disc(612, 314, 4, "#f6c65a");
  on.land({ y: 510, high: 12, long: 500 }, "#0a0f1a");
}

function table(on: Canvas): void {
  on.wash("#8aa36a", "#6f8d57");
  times(60, (blade) => on.oval([(blade * 131) % 900, (blade * 77) % 600], [14, 5], "#5f7d4a", 0.6));
  on.shape("40,190 860,150 870,440 30,410", "#4c6339", 0.5);
  on.shape("30,170 860,130 868,420 24,392", "#fbf6ea");
  on.shape("30,262 862,248 864,300 28,300", "#b3322a", 0.16);
  times(7, (plate) => {
    for (const y of [208 - plate * 4, 352]) {
      const x = 90 + plate * 118;
      on.disc(x + 4, y + 5, 42, "#c9bfa6", 0.8);
      on.disc(x, y, 42, "#ffffff");
      on.disc(x, y, 30, plate % 2 ? "#e9eef0" : "#f3e6c8");
      on.disc(
        x + some(plate * 3 + y, 8),
        y,
        17,
        (["#cf5a2f", "#5d8a4a", "#e6a340"] as const)[plate % 3] ?? "#cf5a2f",
      );
      on.line(
        [
          [x + 52, y - 24],
          [x + 52, y + 24],
        ],
        4,
        "#9aa3a6",
      );
    }
    const seat = 90 + plate * 118;
    const coat = (["#284a6a", "#b3322a", "#d99a2b", "#0b5742"] as const)[plate % 4] ?? "#284a6a";
    on.oval([seat, 108 - plate * 5], [46, 30], coat);
    on.disc(
      seat,
      100 - plate * 5,
      23,
      (["#5a3a24", "#d9b98a", "#2d2926"] as const)[plate % 3] ?? "#5a3a24",
    );
    on.oval([seat, 458], [46, 30], coat);
    on.disc(seat, 466, 23, (["#d9b98a", "#2d2926", "#a8a29a"] as const)[plate % 3] ?? "#2d2926");
  });
  for (const x of [180, 430, 690]) {
    on.oval([x, 276], [48, 24], "#c98a45");
    times(3, (cut) =>
      on.line(
        [
          [x - 22 + cut * 20, 266],
          [x - 10 + cut * 20, 286],
        ],
        4,
        "#f0cf94",
      ),
    );
    on.disc(x + 96, 276, 24, "#3f7280");
    on.disc(x + 96, 276, 16, "#bcd8dc");
  }
}

function oven(on: Canvas): void {
  on.wash("#6d4636", "#5a372b");
  times(11, (row) =>
    times(10, (brick) => {
      const x = brick * 100 - (row % 2) * 50;
      const tint = (["#a5573f", "#98503a", "#b06449"] as const)[(row * 3 + brick) % 3] ?? "#a5573f";
      on.box([x + 3, row * 46 + 3], [x + 97, row * 46 + 43], tint);
    }),
  );
  const arch = (rise: number) =>
    Array.from({ length: 37 }, (_, step): [number, number] => {
      const turn = Math.PI + (step * Math.PI) / 36;
      return [450 + Math.cos(turn) * rise, 380 + Math.sin(turn) * rise];
    });
  on.shape(arch(270), "#d3c2a8");
  on.shape(arch(226), "#1c1210");
  on.oval([450, 372], [200, 60], "#7a2a12");
  times(13, (flame) => {
    const x = 290 + flame * 27;
    const top = 250 + Math.abs(some(flame * 3, 80));
    on.shape(
      [
        [x - 26, 384],
        [x, top],
        [x + 26, 384],
      ],
      flame % 2 ? "#e8772c" : "#d4541f",
    );
    on.shape(
      [
        [x - 14, 384],
        [x + 2, top + 56],
        [x + 16, 384],
      ],
      "#f9c04f",
    );
  });
  on.box([130, 376], [770, 408], "#b9a88d");
  on.wash("#8a5a34", "#6b4224", 470, 600);
  on.box([0, 462], [900, 480], "#a8683a");
  times(5, (loaf) => {
    const x = 120 + loaf * 166;
    on.oval([x, 512], [76, 16], "#4a2d1a", 0.6);
    on.oval([x, 482], [74, 38], "#c98a45");
    on.oval([x - 8, 474], [58, 24], "#dca763");
    times(3, (cut) =>
      on.line(
        [
          [x - 34 + cut * 28, 488],
          [x - 20 + cut * 28, 460],
        ],
        5,
        "#f3dcae",
      ),
    );
  });
}

function bench(on: Canvas): void {
  on.wash("#c6dbe0", "#f5ebd2", 0, 350);
  on.disc(140, 130, 44, "#f2c46b");
  on.land({ y: 336, high: 9, long: 640 }, "#9cb17a");
  times(5, (tree) => on.oval([420 + tree * 122, 306 + some(tree, 6)], [44, 38], "#6e8f5c"));
  on.land({ y: 380, high: 4, long: 900 }, "#86a05f");
  on.shape("0,600 0,500 900,452 900,600", "#6b6660");
  times(6, (dash) =>
    on.shape(
      [
        [40 + dash * 160, 560 - dash * 8],
        [120 + dash * 160, 556 - dash * 8],
        [120 + dash * 160, 564 - dash * 8],
        [40 + dash * 160, 568 - dash * 8],
      ],
      "#f5efe0",
    ),
  );
  on.box([640, 170], [654, 478], "#5b5f63");
  on.box([606, 130], [690, 214], "#d9a11f");
  on.box([618, 150], [678, 186], "#2d2926");
  on.disc(630, 196, 8, "#2d2926");
  on.disc(666, 196, 8, "#2d2926");
  on.oval([380, 486], [210, 14], "#4c6339", 0.6);
  for (const [x, cloth] of [
    [230, "#284a6a"],
    [400, "#b3322a"],
  ] as const) {
    on.shape(
      [
        [x, 250],
        [x + 120, 256],
        [x + 130, 400],
        [x + 6, 396],
      ],
      cloth,
    );
    on.shape(
      [
        [x + 14, 262],
        [x + 108, 267],
        [x + 112, 320],
        [x + 18, 316],
      ],
      "#f5efe0",
      0.25,
    );
    on.shape(
      [
        [x - 4, 392],
        [x + 134, 398],
        [x + 146, 434],
        [x + 2, 430],
      ],
      cloth,
    );
    on.shape(
      [
        [x - 4, 420],
        [x + 146, 426],
        [x + 146, 440],
        [x - 2, 434],
      ],
      "#1d1a18",
      0.4,
    );
  }
  on.box([212, 434], [560, 446], "#8a5a34");
  on.box([240, 446], [256, 486], "#8f8a83");
  on.box([510, 446], [526, 486], "#8f8a83");
}
