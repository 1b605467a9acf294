using System.Text.Json;

namespace Marketplace.Bench;

/// <summary>The figures of a run in a file, to be compared with those of a later run.</summary>
internal static class FigureFile
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(string file, FigureSet figures, BenchOptions options) =>
        File.WriteAllText(
            file,
            JsonSerializer.Serialize(
                new Content(
                    TimeProvider.System.GetUtcNow(),
                    options.Rounds,
                    options.Time.TotalSeconds,
                    options.ApiApart,
                    figures.Values
                ),
                Layout
            ) + "\n"
        );

    public static IReadOnlyDictionary<string, double> Read(string file) =>
        JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Layout)?.Figures
        ?? throw new InvalidDataException($"{file} holds no figures.");

    private sealed record Content(
        DateTimeOffset TakenAt,
        int Rounds,
        double Seconds,
        bool ApiApart,
        IReadOnlyDictionary<string, double> Figures
    );
}
