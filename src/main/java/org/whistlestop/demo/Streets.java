package org.whistlestop.demo;

import static org.whistlestop.demo.Brush.HEIGHT;
import static org.whistlestop.demo.Brush.WIDTH;
import static org.whistlestop.demo.Brush.of;

/** Posters of towns and of what is between them. */
final class Streets {

    private Streets() {}

    static void storefront(Brush b) {
        b.fade(0, HEIGHT, 0x9CCBE0, 0xF3E6CB).glow(1250, 180, 420, 0xFFF3CF, 0.9);
        b.box(0, 140, WIDTH, 900, of(0xB5553C)).box(0, 140, WIDTH, 46, of(0x8C3F2C));
        for (var y = 200; y < 1000; y += 38) {
            for (var x = (y / 38 % 2) * 60; x < WIDTH; x += 120) {
                b.line(2, of(0x9B4632), x, y, x, y + 38).line(2, of(0x9B4632), x, y, x + 120, y);
            }
        }
        for (var i = 0; i < 4; i++) {
            b.round(150 + i * 350, 250, 230, 190, 16, of(0xF4E9D6))
                    .round(166 + i * 350, 266, 198, 158, 8, of(0x3E6C86));
            b.shape(of(0xFFFFFF, 0.18), 180 + i * 350, 424, 260 + i * 350, 266, 310 + i * 350, 266, 230 + i * 350, 424);
        }
        b.box(90, 560, 1420, 480, of(0x17324D))
                .box(130, 660, 520, 330, of(0xFFE2A0))
                .box(950, 660, 520, 330, of(0xFFE2A0));
        b.box(700, 640, 200, 400, of(0x2F7F79))
                .box(722, 664, 156, 250, of(0xFFE9B8))
                .disc(868, 950, 9, of(0xF2B134));
        for (var i = 0; i < 5; i++) {
            b.round(165 + i * 96, 860 - i % 3 * 40, 74, 130 + i % 3 * 40, 10, b.cloth());
            b.round(985 + i * 96, 890 - (i + 1) % 3 * 45, 74, 100 + (i + 1) % 3 * 45, 10, b.cloth());
        }
        for (var i = 0; i < 18; i++) {
            var x = 60 + i * 82.5;
            b.shape(i % 2 == 0 ? of(0xD8412F) : of(0xFBF3E4), x, 520, x + 82.5, 520, x + 88, 640, x - 6, 640);
            b.disc(x + 41, 640, 44, i % 2 == 0 ? of(0xD8412F) : of(0xFBF3E4));
        }
        b.box(0, 1040, WIDTH, 160, of(0xCDBFA6)).box(0, 1036, WIDTH, 14, of(0xE5DAC5));
        b.person(310, 1120, 330).person(450, 1140, 300).person(1150, 1130, 340).person(1290, 1110, 310);
        plant(b, 665, 1050);
        plant(b, 935, 1050);
    }

    private static void plant(Brush b, double x, double y) {
        for (var lean = -50; lean <= 50; lean += 20) {
            b.turned(lean, x, y - 70, () -> b.oval(x, y - 150, 20, 85, of(0x3F7A4B)));
        }
        b.shape(of(0xC9703F), x - 45, y - 70, x + 45, y - 70, x + 32, y + 10, x - 32, y + 10);
    }

    static void skyline(Brush b) {
        b.fade(0, 820, 0x1B2A55, 0xF08A5D).glow(1130, 640, 620, 0xFFD08A, 0.75).disc(1130, 560, 120, of(0xFFE3B0));
        for (var layer = 0; layer < 3; layer++) {
            var colour = new int[] {0x59497A, 0x35325F, 0x151C3B}[layer];
            for (var x = -20; x < WIDTH; ) {
                var width = 70 + b.random.nextInt(90);
                var tall = 160 + b.random.nextInt(260) + layer * 30;
                var top = 830 - tall * (1.25 - layer * 0.18);
                b.box(x, top, width, 830 - top, of(colour));
                if (b.random.nextInt(3) == 0) {
                    b.shape(of(colour), x + 10, top, x + width / 2.0, top - 70, x + width - 10, top);
                }
                if (layer > 0) {
                    windows(b, x, top, width);
                }
                x += width + b.random.nextInt(14);
            }
        }
        b.fade(830, HEIGHT, 0x2B2E5E, 0x0C1330);
        for (var i = 0; i < 260; i++) {
            var y = 840 + b.random.nextInt(350);
            var near = Math.abs(b.random.nextGaussian()) * (60 + (y - 830) / 2.0);
            var x = 1130 + (b.random.nextBoolean() ? near : -near);
            b.round(x - 30, y, 40 + b.random.nextInt(60), 5, 5, of(0xFFC98A, 0.55));
        }
    }

    private static void windows(Brush b, double x, double top, double width) {
        for (var y = top + 22; y < 800; y += 30) {
            for (var at = x + 14; at < x + width - 18; at += 24) {
                if (b.random.nextInt(3) == 0) {
                    b.box(at, y, 11, 15, of(0xFFD98C, 0.85));
                }
            }
        }
    }

    static void road(Brush b) {
        b.fade(0, 700, 0x3C4F8A, 0xFBB36B).glow(800, 660, 760, 0xFFE0A3, 0.85).disc(800, 640, 165, of(0xFFF0C9));
        b.hills(600, 50, 210, 0.4, of(0xB06A6A))
                .hills(650, 40, 160, 2, of(0x8A4F5E))
                .hills(700, 14, 300, 1, of(0xC98B4A));
        b.shape(of(0x3A3F4C), 770, 705, 830, 705, 1330, HEIGHT, 270, HEIGHT);
        b.shape(of(0xF5E8D2), 768, 705, 771, 705, 290, HEIGHT, 255, HEIGHT);
        b.shape(of(0xF5E8D2), 829, 705, 832, 705, 1345, HEIGHT, 1310, HEIGHT);
        for (var i = 0; i < 6; i++) {
            var near = Math.pow(1.72, i);
            b.shape(
                    of(0xF2B134),
                    799 - near / 2,
                    708 + near * 12,
                    801 + near / 2,
                    708 + near * 12,
                    801 + near,
                    708 + near * 18,
                    799 - near,
                    708 + near * 18);
        }
        for (var i = 0; i < 5; i++) {
            var near = Math.pow(1.8, i);
            var x = 850 + near * 40;
            b.line(2 + near, of(0x2B2430), x, 712 + near * 8, x, 690 - near * 28);
            b.line(1 + near * 0.7, of(0x2B2430), x - near * 10, 692 - near * 24, x + near * 10, 692 - near * 24);
        }
        for (var i = 0; i < 9; i++) {
            cactus(b, 40 + b.random.nextInt(520), 760 + b.random.nextInt(330));
        }
    }

    private static void cactus(Brush b, double x, double y) {
        var size = (y - 690) / 4;
        b.line(size * 0.32, of(0x4A5B3A), x, y, x, y - size * 1.7);
        b.line(
                size * 0.24,
                of(0x4A5B3A),
                x,
                y - size * 0.7,
                x + size * 0.6,
                y - size * 0.7,
                x + size * 0.6,
                y - size * 1.2);
    }

    static void bus(Brush b) {
        b.fade(0, 800, 0x7CC3D8, 0xFDF0D0).glow(300, 200, 380, 0xFFF7DC, 1).disc(300, 200, 92, of(0xFFE9A8));
        for (var i = 0; i < 4; i++) {
            var x = 520 + i * 300;
            b.oval(x, 200 + i % 2 * 60, 110, 38, of(0xFFFFFF, 0.85))
                    .oval(x + 70, 180 + i % 2 * 60, 70, 34, of(0xFFFFFF, 0.85));
        }
        b.hills(640, 70, 260, 0.8, of(0x8FB98B))
                .hills(760, 50, 200, 3, of(0x5E9670))
                .hills(900, 16, 400, 1, of(0x3F7A5B));
        b.box(0, 1010, WIDTH, 190, of(0x46505C));
        for (var x = 0; x < WIDTH; x += 210) {
            b.round(x, 1098, 120, 12, 8, of(0xF6E7C8));
        }
        b.oval(800, 1045, 620, 26, of(0x101820, 0.35));
        b.round(230, 520, 1140, 480, 110, of(0xD8412F))
                .box(230, 760, 1140, 90, of(0xFBF1DE))
                .round(230, 850, 1140, 150, 60, of(0xB93324));
        for (var i = 0; i < 5; i++) {
            b.round(290 + i * 172, 590, 142, 140, 26, of(0xCFE9F2));
            b.person(362 + i * 172, 900, 300);
            b.round(290 + i * 172, 730, 142, 30, 0, of(0xD8412F)).box(290 + i * 172, 760, 142, 90, of(0xFBF1DE));
            b.round(290 + i * 172, 850, 142, 60, 0, of(0xB93324));
        }
        b.round(1160, 590, 170, 190, 30, of(0xCFE9F2))
                .disc(1340, 900, 26, of(0xFFF1B8))
                .glow(1400, 900, 160, 0xFFF1B8, 0.6);
        for (var x : new int[] {470, 1120}) {
            b.disc(x, 1000, 86, of(0x1D2730)).disc(x, 1000, 48, of(0xC8D0D6)).disc(x, 1000, 16, of(0x55616B));
        }
    }

    static void airport(Brush b) {
        b.fade(0, 900, 0xF7B58B, 0xFCE8CF).glow(420, 420, 520, 0xFFFFFF, 0.7).disc(420, 430, 96, of(0xFFF8E6));
        b.hills(790, 24, 260, 1, of(0xC98E80)).box(0, 820, WIDTH, 380, of(0x9AA3AB));
        b.turned(-14, 980, 480, () -> plane(b));
        for (var x = -40; x < WIDTH; x += 410) {
            b.box(x, 0, 26, HEIGHT, of(0x253545));
        }
        b.box(0, 300, WIDTH, 16, of(0x253545))
                .box(0, 880, WIDTH, 60, of(0x253545))
                .box(0, 940, WIDTH, 260, of(0x33475A));
        for (var i = 0; i < 5; i++) {
            b.round(80 + i * 300, 960, 250, 190, 44, of(0x24343F))
                    .round(80 + i * 300, 1060, 250, 120, 30, of(0x1B2831));
        }
        b.person(520, 1150, 430, of(0xD8412F), of(0xF2C9A5));
        b.round(610, 1000, 120, 170, 18, of(0xF2B134)).line(10, of(0x1B2831), 640, 1000, 640, 930, 700, 930, 700, 1000);
    }

    private static void plane(Brush b) {
        b.shape(of(0xDDE6EC), 640, 470, 540, 330, 610, 330, 740, 460);
        b.round(600, 440, 700, 110, 110, of(0xFBFCFD)).shape(of(0xC7D3DB), 880, 510, 1040, 510, 860, 690, 800, 690);
        b.shape(of(0xD8412F), 640, 470, 560, 345, 600, 345, 690, 462);
        for (var x = 720; x < 1180; x += 42) {
            b.round(x, 476, 20, 24, 10, of(0x4C6C86));
        }
        b.round(1225, 470, 56, 30, 16, of(0x4C6C86));
    }
}
