package org.whistlestop.demo;

import static org.whistlestop.demo.Brush.HEIGHT;
import static org.whistlestop.demo.Brush.WIDTH;
import static org.whistlestop.demo.Brush.of;

/** Posters of what happens inside: people, tables, things that people bring. */
final class Meetings {

    private Meetings() {}

    static void crowd(Brush b) {
        b.fade(0, HEIGHT, 0x2B1B4D, 0xB4456B);
        for (var i = 0; i < 5; i++) {
            var x = 160 + i * 320;
            b.shape(
                    of(0xFFE9B8, 0.13),
                    x - 12,
                    0,
                    x + 12,
                    0,
                    800 + (x - 800) * 0.5 + 230,
                    820,
                    800 + (x - 800) * 0.5 - 230,
                    820);
            b.disc(x, 12, 34, of(0xFFF3D1));
        }
        b.box(0, 760, WIDTH, 60, of(0x3A2350)).glow(800, 620, 520, 0xFFD9A0, 0.55);
        b.person(800, 770, 430, of(0xD8412F), of(0xF2C9A5))
                .line(20, of(0xD8412F), 842, 450, 930, 350)
                .disc(936, 342, 17, of(0xF2C9A5));
        for (var row = 0; row < 4; row++) {
            var shade = new int[] {0x52306A, 0x402659, 0x2D1B45, 0x1A1030}[row];
            for (var x = -40 + row * 45; x < WIDTH + 60; x += 110 + row * 14) {
                var y = 840 + row * 105 + b.random.nextInt(40);
                var head = 40 + row * 12;
                b.disc(x, y, head, of(shade)).round(x - head * 1.5, y + head * 0.8, head * 3, 400, head * 2, of(shade));
                if (b.random.nextInt(3) == 0) {
                    b.line(head * 0.6, of(shade), x + head * 1.3, y + head * 1.4, x + head * 1.5, y - head * 1.9);
                    b.round(x + head * 1.1, y - head * 3.1, head * 0.8, head * 1.3, 8, of(0x10131F));
                    b.round(x + head * 1.2, y - head * 3, head * 0.6, head * 1.1, 5, of(0xBFE3F5));
                }
            }
        }
        for (var i = 0; i < 120; i++) {
            b.turned(
                    b.random.nextInt(90),
                    800,
                    300,
                    () -> b.box(b.random.nextInt(WIDTH), b.random.nextInt(700), 14, 9, of(0xF2B134, 0.8)));
        }
    }

    static void signing(Brush b) {
        b.fade(0, 700, 0x2F7F79, 0x79B3A4).box(0, 700, WIDTH, 500, of(0x8A5A3B));
        for (var y = 720; y < HEIGHT; y += 66) {
            b.line(3, of(0x74492E), 0, y, WIDTH, y + 14);
        }
        b.shape(of(0x23303B), 1240, 0, 1252, 0, 1252, 190, 1240, 190)
                .shape(of(0xF2B134), 1140, 290, 1352, 290, 1302, 180, 1190, 180);
        b.shape(of(0xFFF0C0, 0.25), 1140, 290, 1352, 290, 1600, 900, 800, 900);
        b.person(760, 1010, 660, of(0xD8412F), of(0xF2C9A5)).box(0, 690, WIDTH, 40, of(0x9C6845));
        b.shape(of(0xA8714C), 0, 705, WIDTH, 705, WIDTH, HEIGHT, 0, HEIGHT);
        for (var i = 0; i < 7; i++) {
            var x = 180 + i * 205;
            var y = 930 + i % 3 * 60;
            b.turned(-14 + i * 5, x, y, () -> {
                b.round(x - 90, y - 120, 180, 240, 6, of(0xFBF4E6)).box(x - 74, y - 104, 148, 110, b.cloth());
                b.disc(x, y - 50, 34, of(0xFFE2A0))
                        .line(
                                5,
                                of(0x17324D),
                                x - 60,
                                y + 60,
                                x - 30,
                                y + 36,
                                x,
                                y + 70,
                                x + 26,
                                y + 40,
                                x + 58,
                                y + 62);
            });
        }
        b.turned(-32, 820, 880, () -> b.round(800, 700, 22, 210, 12, of(0x17324D))
                .shape(of(0xE8C56A), 800, 910, 822, 910, 811, 950));
        b.round(1390, 800, 120, 150, 20, of(0xEFE7DA))
                .oval(1450, 804, 60, 16, of(0x4B2E20))
                .line(18, of(0xEFE7DA), 1510, 840, 1552, 862, 1510, 904);
    }

    static void radio(Brush b) {
        b.fade(0, HEIGHT, 0xF3C565, 0xE38B4B).glow(800, 420, 700, 0xFFF1C9, 0.6).hills(900, 6, 300, 0, of(0x7A4630));
        b.oval(800, 985, 600, 40, of(0x2A150C, 0.35))
                .line(12, of(0x8D979E), 1180, 330, 1420, 40)
                .disc(1424, 36, 14, of(0xC9D1D6));
        b.round(220, 330, 1160, 640, 60, of(0x3B2A22))
                .round(246, 356, 1108, 588, 44, of(0xB7683C))
                .round(246, 356, 1108, 80, 40, of(0xC97C4B));
        b.round(300, 470, 440, 420, 30, of(0x2B1D17));
        for (var y = 500; y < 880; y += 26) {
            b.line(8, of(0x8A6A4A), 330, y, 710, y);
        }
        b.round(800, 470, 500, 170, 18, of(0xFBEFD2));
        for (var x = 830; x < 1280; x += 30) {
            b.line(x % 90 == 20 ? 5 : 3, of(0x4A3324), x, 500, x, x % 90 == 20 ? 570 : 545);
        }
        b.line(6, of(0xD8412F), 1035, 486, 1035, 624).glow(1035, 555, 200, 0xFFF3B0, 0.5);
        for (var i = 0; i < 2; i++) {
            b.disc(920 + i * 260, 790, 92, of(0x2B1D17)).disc(920 + i * 260, 790, 72, of(0xE5D3B1));
            b.line(10, of(0x2B1D17), 920 + i * 260, 790, 960 + i * 230, 738 + i * 12);
        }
        for (var i = 0; i < 3; i++) {
            b.round(1018, 720 + i * 52, 64, 34, 10, of(i == 1 ? 0xD8412F : 0xEFE0C0));
        }
    }

    static void cake(Brush b) {
        b.fade(0, HEIGHT, 0xF6B7B0, 0xFBE3D0);
        for (var i = 0; i < 9; i++) {
            var x = i * 200;
            b.line(3, of(0x8A4F5E), x, 60, x + 100, 120, x + 200, 60)
                    .shape(b.cloth(), x + 60, 96, x + 140, 96, x + 100, 200);
        }
        b.box(0, 860, WIDTH, 340, of(0xE9D3BC))
                .oval(800, 960, 640, 90, of(0xFFFFFF))
                .oval(800, 950, 600, 76, of(0xDCE6EA));
        b.round(300, 560, 1000, 380, 50, of(0x5B3423)).round(300, 520, 1000, 330, 50, of(0x7FC6C0));
        for (var x = 330; x < 1290; x += 80) {
            b.round(x, 800, 50, 60 + (x / 80) % 3 * 26, 40, of(0x7FC6C0));
        }
        b.round(370, 565, 860, 200, 26, of(0xFDF6EA))
                .box(370, 605, 860, 26, of(0xD8412F))
                .box(370, 640, 860, 14, of(0xF2B134));
        b.round(560, 660, 480, 90, 45, of(0x3A2A3F));
        for (var x : new int[] {640, 960}) {
            b.disc(x, 705, 36, of(0xFDF6EA)).disc(x, 705, 14, of(0x3A2A3F));
            for (var a = 0; a < 360; a += 60) {
                b.turned(a, x, 705, () -> b.box(x - 4, 672, 8, 14, of(0x3A2A3F)));
            }
        }
        for (var i = 0; i < 7; i++) {
            var x = 380 + i * 140;
            b.round(x - 8, 400, 16, 130, 6, b.pick(of(0xD8412F), of(0xF2B134), of(0x5B7DB1)))
                    .glow(x, 372, 74, 0xFFE7A0, 0.9);
            b.oval(x, 374, 10, 24, of(0xFFB02E));
        }
    }

    static void queue(Brush b) {
        b.fade(0, 820, 0xB9D4E6, 0xF9E3C5).glow(200, 300, 460, 0xFFFFFF, 0.9).box(620, 90, 980, 830, of(0x33475A));
        b.box(680, 330, 560, 520, of(0xFFE6AE))
                .box(1290, 330, 230, 590, of(0x1F2D3A))
                .box(1312, 352, 186, 480, of(0xFFF0CB));
        b.round(720, 150, 720, 110, 20, of(0xD8412F))
                .disc(1080, 205, 34, of(0xFBF3E4))
                .line(12, of(0xFBF3E4), 800, 205, 1000, 205)
                .line(12, of(0xFBF3E4), 1160, 205, 1360, 205);
        for (var i = 0; i < 6; i++) {
            b.round(710 + i * 88, 700 - i % 3 * 70, 66, 150 + i % 3 * 70, 10, b.cloth());
        }
        b.box(0, 900, WIDTH, 300, of(0xA9B0B5)).shape(of(0x17324D, 0.18), 0, 900, 620, 900, 200, HEIGHT, 0, HEIGHT);
        for (var i = 11; i >= 0; i--) {
            var x = 1250 - i * 108;
            var tall = 330 + b.random.nextInt(80);
            b.oval(x, 1042 + i % 2 * 22, 70, 12, of(0x17202A, 0.25)).person(x, 1040 + i % 2 * 22, tall);
            if (i % 3 == 0) {
                b.round(x + 52, 1040 - tall * 0.52, 34, 46, 8, of(0xFBF3E4))
                        .glow(x + 68, 1010 - tall * 0.55, 44, 0xFFFFFF, 0.5);
            }
        }
    }
}
