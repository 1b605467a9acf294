using static Marketplace.MigrationService.DemoShape;

namespace Marketplace.MigrationService;

/// <summary>What the goods of each category look like: a few flat shapes.</summary>
internal static partial class DemoMotifs
{
    /// <summary>The drawing of a category's goods.</summary>
    public static readonly IReadOnlyDictionary<string, Action<DemoCanvas, DemoPalette>> Of = new Dictionary<
        string,
        Action<DemoCanvas, DemoPalette>
    >
    {
        ["kahve-cay"] = Cup,
        ["mutfak"] = CoffeePot,
        ["yoresel"] = Jar,
        ["ses-goruntu"] = Headphones,
        ["kitap"] = Books,
        ["kadin-giyim"] = Dress,
        ["mobilya"] = Armchair,
        ["kamp"] = Tent,
        ["oyuncak"] = Bear,
        ["telefon"] = Phone,
        ["bisiklet"] = Bicycle,
        ["dekorasyon"] = Vase,
        ["bilgisayar"] = Laptop,
        ["canta"] = Bag,
        ["parfum"] = Perfume,
        ["cocuk-giyim"] = Romper,
        ["kirtasiye"] = Notebook,
        ["cilt-bakimi"] = Cream,
        ["ayakkabi"] = Shoe,
        ["hobi"] = Yarn,
        ["erkek-giyim"] = Shirt,
    };

    private static void Cup(DemoCanvas c, DemoPalette p) =>
        c.Paint(Ring(70, 58, 10, 5), p.Shade)
            .Paint(Ellipse(46, 82, 30, 4.5f), p.Light)
            .Paint(Ellipse(46, 81, 18, 2.2f), p.Spot)
            .Paint(Polygon(3, 28, 44, 66, 44, 62, 70, 56, 77, 38, 77, 32, 70), p.Main)
            .Paint(Polygon(3, 54, 44, 66, 44, 62, 70, 56, 77, 50, 77), p.Shade, 0.5f)
            .Paint(Ellipse(47, 43.5f, 21.5f, 4.5f), p.Light)
            .Paint(Ellipse(47, 44.3f, 19, 3.4f), p.Dark)
            .Paint(Ellipse(42, 44, 8, 1.3f), p.Main, 0.6f)
            .Paint(Line(2.2f, 38, 34, 41, 29, 38, 24, 41, 19), p.Light, 0.8f, 1.2f)
            .Paint(Line(2.2f, 47, 33, 50, 28, 47, 23, 50, 17), p.Light, 0.8f, 1.2f)
            .Paint(Line(2.2f, 56, 34, 59, 29, 56, 24, 59, 19), p.Light, 0.8f, 1.2f)
            .Paint(Line(2.5f, 35, 53, 37, 66), p.Light, 0.5f);

    private static void CoffeePot(DemoCanvas c, DemoPalette p) =>
        c.Paint(Line(5, 62, 46, 90, 34), p.Dark)
            .Paint(Line(2, 66, 43, 86, 34.5f), p.Light, 0.35f)
            .Paint(Polygon(4, 33, 42, 61, 42, 68, 68, 62, 78, 32, 78, 26, 68), p.Main)
            .Paint(Polygon(4, 50, 42, 61, 42, 68, 68, 62, 78, 48, 78), p.Shade, 0.5f)
            .Paint(Polygon(1.5f, 27, 40, 22, 35, 33, 37), p.Main)
            .Paint(Ellipse(47, 40, 18.5f, 4), p.Light)
            .Paint(Ellipse(47, 40.8f, 16.5f, 3), p.Dark)
            .Paint(Ellipse(45, 40.8f, 9, 1.5f), p.Accent, 0.7f)
            .Paint(Line(1.6f, 27, 64, 36, 67, 47, 68, 58, 67, 67, 64), p.Light, 0.7f)
            .Paint(Line(3, 34, 49, 31, 62), p.Light, 0.5f)
            .Paint(Line(2.2f, 42, 32, 45, 27, 42, 22), p.Light, 0.8f, 1.2f)
            .Paint(Line(2.2f, 52, 32, 55, 26, 52, 20), p.Light, 0.8f, 1.2f);

    private static void Jar(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(29, 34, 42, 49, 9), p.Light)
            .Paint(Box(32, 44, 36, 36, 7), p.Main)
            .Paint(Box(52, 44, 16, 36, 7), p.Shade, 0.5f)
            .Paint(Box(33, 25, 34, 10, 3), p.Dark)
            .Paint(Box(35, 27, 30, 2, 1), p.Light, 0.4f)
            .Paint(Box(37, 52, 26, 19, 3), p.Light)
            .Paint(Ellipse(45, 62, 4, 5.5f), p.Accent)
            .Paint(Ellipse(54, 63, 3.4f, 4.8f), p.Accent)
            .Paint(Line(1.4f, 45, 57, 48, 54, 54, 58), p.Dark)
            .Paint(Line(2.5f, 34.5f, 48, 34.5f, 73), p.Light, 0.6f);

    private static void Headphones(DemoCanvas c, DemoPalette p) =>
        c.Paint(Arc(50, 54, 25, 6, 180, 360), p.Dark)
            .Paint(Arc(50, 54, 25, 2, 200, 270), p.Light, 0.5f)
            .Paint(Box(19, 50, 14, 27, 6.5f), p.Main)
            .Paint(Box(67, 50, 14, 27, 6.5f), p.Main)
            .Paint(Box(29, 48, 8, 31, 4), p.Shade)
            .Paint(Box(63, 48, 8, 31, 4), p.Shade)
            .Paint(Line(2, 23, 57, 23, 68), p.Light, 0.6f)
            .Paint(Line(2, 77, 57, 77, 68), p.Light, 0.4f)
            .Paint(Circle(50, 29, 3), p.Accent);

    private static void Books(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(24, 70, 54, 12, 2), p.Dark)
            .Paint(Box(28, 72.5f, 50, 7, 1), p.Light)
            .Paint(Box(28, 58, 48, 12, 2), p.Accent)
            .Paint(Box(28, 60.5f, 44, 7, 1), p.Light)
            .Paint(Polygon(1.5f, 34, 26, 64, 22, 68, 55, 38, 58), p.Main)
            .Paint(Polygon(1, 34, 26, 39, 25.3f, 43, 57.5f, 38, 58), p.Shade)
            .Paint(Polygon(0.5f, 45, 32, 60, 30, 61, 36, 45.7f, 38), p.Light)
            .Paint(Line(1.3f, 47, 44, 60, 42.3f), p.Light, 0.7f)
            .Paint(Line(1.3f, 47.5f, 48, 56, 46.9f), p.Light, 0.7f)
            .Paint(Polygon(0, 56, 57, 61, 56.3f, 62, 66, 59, 63.5f, 56.6f, 66.5f), p.Accent.To(p.Dark, 0.4f));

    private static void Dress(DemoCanvas c, DemoPalette p) =>
        c.Paint(Line(1.6f, 50, 17, 50, 21), p.Dark)
            .Paint(Line(1.6f, 36, 26, 50, 20, 64, 26), p.Dark)
            .Paint(
                Polygon(1.5f, 40, 25, 44, 32, 56, 32, 60, 25, 63, 40, 58, 49, 74, 80, 26, 80, 42, 49, 37, 40),
                p.Main
            )
            .Paint(Polygon(1.5f, 56, 32, 60, 25, 63, 40, 58, 49, 74, 80, 54, 80, 52, 49), p.Shade, 0.45f)
            .Paint(Polygon(0.5f, 41.5f, 48, 58.5f, 48, 59.5f, 52, 40.5f, 52), p.Accent)
            .Paint(Line(1.2f, 44, 54, 36, 79), p.Dark, 0.25f)
            .Paint(Line(1.2f, 50, 54, 50, 80), p.Dark, 0.25f)
            .Paint(Line(1.2f, 56, 54, 64, 79), p.Dark, 0.25f);

    private static void Armchair(DemoCanvas c, DemoPalette p) =>
        c.Paint(Line(4, 32, 76, 29, 84), p.Dark)
            .Paint(Line(4, 68, 76, 71, 84), p.Dark)
            .Paint(Box(29, 30, 42, 44, 11), p.Shade)
            .Paint(Box(33, 33, 34, 34, 9), p.Main)
            .Paint(Box(30, 58, 40, 17, 5), p.Main)
            .Paint(Box(30, 58, 40, 8, 4), p.Light, 0.35f)
            .Paint(Box(21, 49, 13, 29, 6), p.Main)
            .Paint(Box(66, 49, 13, 29, 6), p.Shade)
            .Paint(Box(40, 43, 20, 17, 4), p.Accent)
            .Paint(Line(1.4f, 44, 47, 56, 47), p.Light, 0.6f)
            .Paint(Line(1.4f, 44, 51, 56, 51), p.Light, 0.6f);
}
