using static Marketplace.MigrationService.DemoShape;

namespace Marketplace.MigrationService;

/// <content>Clothes, bags, the bathroom, the living room.</content>
internal static partial class DemoMotifs
{
    private static void Vase(DemoCanvas c, DemoPalette p) =>
        c.Paint(Line(1.6f, 49, 48, 44, 30, 36, 20), p.Dark)
            .Paint(Line(1.6f, 50, 48, 51, 22), p.Dark)
            .Paint(Line(1.6f, 51, 48, 57, 32, 66, 25), p.Dark)
            .Paint(Ellipse(35, 18, 5, 5), p.Accent)
            .Paint(Ellipse(51, 17, 6, 6), p.Main)
            .Paint(Ellipse(67, 23, 5, 5), p.Accent)
            .Paint(Circle(35, 18, 2), p.Light)
            .Paint(Circle(51, 17, 2.4f), p.Light)
            .Paint(Circle(67, 23, 2), p.Light)
            .Paint(Ellipse(41, 35, 5, 2.2f), p.Shade)
            .Paint(Ellipse(60, 38, 5, 2.2f), p.Shade)
            .Paint(Polygon(3, 44, 47, 56, 47, 57, 53, 66, 64, 62, 79, 38, 79, 34, 64, 43, 53), p.Main)
            .Paint(Polygon(3, 54, 47, 56, 47, 57, 53, 66, 64, 62, 79, 52, 79), p.Shade, 0.5f)
            .Paint(Ellipse(50, 45.5f, 9, 2), p.Dark)
            .Paint(Line(1.6f, 33, 62, 41, 66, 50, 67, 59, 66, 67, 62), p.Light)
            .Paint(Line(1, 33, 66, 41, 70, 50, 71, 59, 70, 67, 66), p.Accent)
            .Paint(Line(2.2f, 41, 56, 37, 64), p.Light, 0.5f);

    private static void Bag(DemoCanvas c, DemoPalette p) =>
        c.Paint(Arc(50, 40, 14, 4, 180, 360), p.Dark)
            .Paint(Polygon(4, 30, 44, 70, 44, 76, 78, 24, 78), p.Main)
            .Paint(Polygon(4, 58, 44, 70, 44, 76, 78, 56, 78), p.Shade, 0.45f)
            .Paint(Polygon(3, 29, 43, 71, 43, 66, 60, 34, 60), p.Shade)
            .Paint(Line(0.8f, 31, 46, 36, 58, 64, 58, 69, 46), p.Light, 0.6f)
            .Paint(Box(46, 56, 8, 9, 2), p.Accent)
            .Paint(Circle(50, 60.5f, 1.4f), p.Dark)
            .Paint(Line(0.8f, 26, 76, 74, 76), p.Light, 0.5f)
            .Paint(Line(3.4f, 36, 44, 36, 40), p.Dark)
            .Paint(Line(3.4f, 64, 44, 64, 40), p.Dark);

    private static void Perfume(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(42, 18, 16, 15, 3), p.Dark)
            .Paint(Line(1.6f, 45.5f, 21, 45.5f, 30), p.Light, 0.4f)
            .Paint(Box(45, 32, 10, 6, 1), p.Accent)
            .Paint(Box(29, 37, 42, 45, 8), p.Light)
            .Paint(Box(32, 46, 36, 33, 6), p.Main)
            .Paint(Box(50, 46, 18, 33, 6), p.Shade, 0.45f)
            .Paint(Box(38, 54, 24, 16, 2), p.Light)
            .Paint(Line(1.3f, 43, 60, 57, 60), p.Dark)
            .Paint(Line(1, 46, 64.5f, 54, 64.5f), p.Dark, 0.7f)
            .Paint(Line(2, 34.5f, 43, 34.5f, 74), p.Light, 0.6f)
            .Paint(Circle(72, 26, 1.6f), p.Accent, 0.8f)
            .Paint(Circle(77, 21, 1.2f), p.Accent, 0.6f)
            .Paint(Circle(77, 30, 1), p.Accent, 0.5f)
            .Paint(Circle(67, 21, 1), p.Accent, 0.6f);

    private static void Cream(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(24, 56, 34, 25, 6), p.Light)
            .Paint(Box(24, 63, 34, 18, 5), p.Main)
            .Paint(Box(44, 63, 14, 18, 5), p.Shade, 0.45f)
            .Paint(Box(22, 49, 38, 10, 3), p.Dark)
            .Paint(Line(1.4f, 26, 52, 54, 52), p.Light, 0.4f)
            .Paint(Box(63, 40, 15, 41, 4), p.Accent)
            .Paint(Box(71, 40, 7, 41, 4), p.Accent.To(p.Dark, 0.35f), 0.6f)
            .Paint(Box(67, 30, 7, 10, 1.5f), p.Dark)
            .Paint(Line(3, 60, 29, 72, 29), p.Dark)
            .Paint(Box(65.5f, 51, 10, 17, 1.5f), p.Light)
            .Paint(Ellipse(70.5f, 59.5f, 2.4f, 4), p.Main)
            .Paint(Ellipse(41, 72, 7, 4.5f), p.Light, 0.9f)
            .Paint(Ellipse(36, 38, 11, 5), p.Main, 0.9f)
            .Paint(Line(1, 27, 40, 36, 38, 46, 36), p.Dark, 0.5f);

    private static void Shoe(DemoCanvas c, DemoPalette p) =>
        c.Paint(Polygon(3, 22, 47, 38, 45, 44, 53, 62, 62, 77, 66, 80, 73, 22, 73), p.Main)
            .Paint(Polygon(2, 22, 60, 34, 66, 44, 73, 22, 73), p.Shade, 0.6f)
            .Paint(Polygon(2, 66, 65, 77, 67, 80, 73, 62, 73), p.Light, 0.55f)
            .Paint(Polygon(2, 22, 46, 37, 44, 36, 50, 22, 52), p.Dark)
            .Paint(Box(18, 74, 65, 7, 3.2f), p.Light)
            .Paint(Box(18, 78, 65, 3.4f, 1.7f), p.Accent)
            .Paint(Line(2, 42, 55, 48, 49), p.Light)
            .Paint(Line(2, 48, 58.5f, 54, 52.5f), p.Light)
            .Paint(Line(2, 54, 61.5f, 60, 56), p.Light)
            .Paint(Line(1.8f, 28, 69, 38, 59, 46, 69), p.Accent);

    private static void Romper(DemoCanvas c, DemoPalette p)
    {
        const float edge = 2;
        c.Paint(Box(36, 25, 28, 37, 4), p.Main)
            .Paint(Polygon(edge, 38, 25, 24, 42, 33, 48, 42, 34), p.Main)
            .Paint(Polygon(edge, 62, 25, 76, 42, 67, 48, 58, 34), p.Shade.To(p.Main, 0.6f))
            .Paint(Polygon(edge, 37, 58, 51, 58, 50, 70, 45, 81, 32, 79), p.Main)
            .Paint(Polygon(edge, 49, 58, 63, 58, 68, 79, 55, 81, 50, 70), p.Shade.To(p.Main, 0.6f))
            .Paint(Box(52, 25, 12, 37, 4), p.Shade, 0.35f)
            .Paint(Ellipse(50, 24.5f, 8, 4), p.Dark)
            .Paint(Ellipse(50, 23, 6.5f, 2.6f), p.Spot)
            .Paint(Circle(50, 34, 1.4f), p.Light)
            .Paint(Circle(50, 41, 1.4f), p.Light)
            .Paint(Circle(46.4f, 51, 4.2f), p.Accent)
            .Paint(Circle(53.6f, 51, 4.2f), p.Accent)
            .Paint(Polygon(0.8f, 43.2f, 52.8f, 56.8f, 52.8f, 50, 60), p.Accent)
            .Paint(Line(3, 33.5f, 77, 45, 79), p.Light, 0.7f)
            .Paint(Line(3, 55, 79, 66.5f, 77), p.Light, 0.7f);
    }

    private static void Shirt(DemoCanvas c, DemoPalette p) =>
        c.Paint(Polygon(2, 38, 23, 62, 23, 82, 36, 74, 50, 67, 46, 67, 80, 33, 80, 33, 46, 26, 50, 18, 36), p.Main)
            .Paint(Polygon(2, 54, 23, 62, 23, 82, 36, 74, 50, 67, 46, 67, 80, 51, 80), p.Shade, 0.4f)
            .Paint(Polygon(0.8f, 50, 32, 40, 21, 37, 25, 44, 36), p.Light)
            .Paint(Polygon(0.8f, 50, 32, 60, 21, 63, 25, 56, 36), p.Light)
            .Paint(Polygon(0, 45, 22, 55, 22, 50, 31), p.Dark)
            .Paint(Line(0.9f, 50, 33, 50, 80), p.Dark, 0.5f)
            .Paint(Circle(52.4f, 41, 1.1f), p.Light)
            .Paint(Circle(52.4f, 50, 1.1f), p.Light)
            .Paint(Circle(52.4f, 59, 1.1f), p.Light)
            .Paint(Circle(52.4f, 68, 1.1f), p.Light)
            .Paint(Box(56, 43, 8, 9, 1), p.Accent)
            .Paint(Line(1, 56, 45.5f, 64, 45.5f), p.Dark, 0.5f);
}
