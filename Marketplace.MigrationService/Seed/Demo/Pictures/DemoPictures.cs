using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Modules.Products;
using Microsoft.Extensions.Logging;

namespace Marketplace.MigrationService;

/// <summary>Draws a picture of each category's goods in some palettes, which its products share, and the logos of the
/// stores.</summary>
internal sealed class DemoPictures(PictureImportService pictures, ILogger logger)
{
    private const int PalettesOfCategory = 3;

    /// <summary>Where nothing was drawn.</summary>
    public static readonly IReadOnlyDictionary<string, ImportedPicture> None =
        new Dictionary<string, ImportedPicture>();

    /// <summary>The key of one of a category's pictures.</summary>
    public static string Pick(string category, DemoRandom random) => KeyOf(category, random.Below(PalettesOfCategory));

    /// <summary>The address of a store's logo.</summary>
    public string LogoOf(string store) => pictures.UrlOf(LogoKeyOf(store));

    /// <summary>Draws and stores all of them.</summary>
    /// <returns>By key; empty when the image store cannot be written: the products are seeded all the same.</returns>
    public async Task<IReadOnlyDictionary<string, ImportedPicture>> DrawAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var drawn = new ConcurrentDictionary<string, ImportedPicture>();
        Drawing[] wanted = [.. Goods(), .. Logos()];
        await Parallel.ForEachAsync(
            wanted,
            // One draws while another's file is written.
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (drawing, ct) =>
            {
                var canvas = drawing.Draw();
                var imported = await pictures.ImportAsync(drawing.Key, canvas.ToBytes(), canvas.Side, ct);
                if (imported.Succeeded)
                    drawn[drawing.Key] = imported.Value;
            }
        );
        if (drawn.Count < wanted.Length)
        {
            logger.LogWarning("Demo data: the image store cannot be written, so the products have no pictures");
            return None;
        }

        logger.LogInformation(
            "Demo data: {Count} pictures drawn in {Seconds:0.0} s",
            drawn.Count,
            Stopwatch.GetElapsedTime(started).TotalSeconds
        );
        return drawn;
    }

    private static IEnumerable<Drawing> Goods() =>
        DemoMotifs.Of.SelectMany(
            (motif, number) =>
                Enumerable
                    .Range(0, PalettesOfCategory)
                    .Select(variant => new Drawing(
                        KeyOf(motif.Key, variant),
                        () => Draw(motif.Value, DemoPalette.All[(number + variant) % DemoPalette.All.Count])
                    ))
        );

    private static DemoCanvas Draw(Action<DemoCanvas, DemoPalette> motif, DemoPalette palette)
    {
        var canvas = DemoCanvas.Scene(palette);
        motif(canvas, palette);
        return canvas;
    }

    private static IEnumerable<Drawing> Logos() =>
        DemoWords.Stores.Select(
            (store, index) => new Drawing(LogoKeyOf(store.Name), () => DemoLogos.Draw(store.Name, index))
        );

    // A drawing that is changed needs another name: what a key names never changes.
    private static string KeyOf(string category, int variant) =>
        PictureImportService.KeyOf($"demo/1/{category}/{variant}");

    private static string LogoKeyOf(string store) => PictureImportService.KeyOf($"demo/1/logo/{store}");

    private sealed record Drawing(string Key, Func<DemoCanvas> Draw);
}
