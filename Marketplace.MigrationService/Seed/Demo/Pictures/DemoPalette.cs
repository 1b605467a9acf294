namespace Marketplace.MigrationService;

/// <summary>A colour with its parts from 0 to 255.</summary>
internal readonly record struct DemoColour(float Red, float Green, float Blue)
{
    /// <summary>Reads <c>0xRRGGBB</c>.</summary>
    public static DemoColour Of(int rgb) => new(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF);

    /// <summary>On the way from this colour to another, from 0 to 1.</summary>
    public DemoColour To(DemoColour other, float share) =>
        new(
            Red + ((other.Red - Red) * share),
            Green + ((other.Green - Green) * share),
            Blue + ((other.Blue - Blue) * share)
        );
}

/// <summary>The colours of a picture: a light wall, a spot on it, and the goods before it.</summary>
internal sealed record DemoPalette(
    DemoColour Wall,
    DemoColour Spot,
    DemoColour Main,
    DemoColour Dark,
    DemoColour Light,
    DemoColour Accent
)
{
    /// <summary>Palettes that every category can be drawn in.</summary>
    public static readonly IReadOnlyList<DemoPalette> All =
    [
        Of(0xFDF3E3, 0xF8D9A8, 0xC8553D, 0x8F2D1E, 0xFFE8D1, 0x2F6F6D),
        Of(0xE8F1F5, 0xB9D8E6, 0x1F6E8C, 0x0E2A47, 0xDDF1FA, 0xF2A65A),
        Of(0xEEF3E6, 0xCBDDB0, 0x5B8C3A, 0x2F4B26, 0xE9F6D8, 0xD9773B),
        Of(0xF6ECF4, 0xE4C3DD, 0x8E4585, 0x4D1F52, 0xF7DDF1, 0xF0B429),
        Of(0xF1EFEA, 0xD8D0C0, 0x54504A, 0x2B2825, 0xEFE9DC, 0xD1495B),
    ];

    /// <summary>The darker side of the goods.</summary>
    public DemoColour Shade => Main.To(Dark, 0.45f);

    private static DemoPalette Of(int wall, int spot, int main, int dark, int light, int accent) =>
        new(
            DemoColour.Of(wall),
            DemoColour.Of(spot),
            DemoColour.Of(main),
            DemoColour.Of(dark),
            DemoColour.Of(light),
            DemoColour.Of(accent)
        );
}
