using System.Globalization;
using System.Net;

namespace Marketplace.Standalone;

/// <summary>The command line of the one-process host.</summary>
/// <param name="Port">The Api's loopback port; null leaves it to ASPNETCORE_URLS or the default, 0 takes any free
/// one.</param>
/// <param name="Data">The data directory; null takes the default.</param>
/// <param name="Fresh">Empty the data directory first.</param>
/// <param name="Demo">Also seed the demo marketplace.</param>
/// <param name="Seed">The seed of the demo data; null takes the default.</param>
/// <param name="Scale">How many times the usual size the demo data gets.</param>
/// <param name="Url">The running instance the demo scenario calls; null finds it through the data directory.</param>
/// <param name="Database">Connection string of the database to check; null takes the one of the instance that uses the
/// data directory.</param>
/// <param name="EnvFile">Where to write the development accounts for editors that read <c>Marketplace.http</c>; null:
/// nowhere.</param>
/// <param name="Samples">The directory of the sample applications, which run beside the marketplace; null: they do
/// not.</param>
/// <param name="Command">What to do; by default, start an instance.</param>
public sealed record StandaloneArguments(
    int? Port = null,
    string? Data = null,
    bool Fresh = false,
    bool Demo = false,
    int? Seed = null,
    int Scale = 1,
    Uri? Url = null,
    string? Database = null,
    string? EnvFile = null,
    string? Samples = null,
    StandaloneCommand Command = StandaloneCommand.Start
)
{
    private const string Usage =
        "Usage: [--port N] [--data DIR] [--fresh] [--demo] [--seed N] [--scale N] [--samples DIR]"
        + "   or   demo [--url URL] [--data DIR]"
        + "   or   sign-in [--data DIR]   or   verify [--database CONNECTION] [--data DIR]"
        + "   or   simulate [--days N] [--seed N] [--stores N] [--orders-per-day N] [--data DIR]"
        + "   or   postgres --data DIR   or   cache";

    private const int LargestScale = 1_000;

    /// <summary>What a simulation simulates.</summary>
    internal SimulateOptions Simulate { get; private init; } = new();

    /// <summary>The command line as it was given.</summary>
    internal IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The data directory that the command line, the environment or the place of the program names.</summary>
    internal string DataPath(string? configured) =>
        Path.GetFullPath(Data ?? configured ?? DataDirectoryChoice.Default(AppContext.BaseDirectory));

    /// <summary>Reads a command line.</summary>
    /// <exception cref="CannotStartException">An argument is unknown, or a value is missing or malformed.</exception>
    public static StandaloneArguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new StandaloneArguments();
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            arguments = word switch
            {
                "--port" => arguments with { Port = Number(word, rest, IPEndPoint.MaxPort) },
                "--data" => arguments with { Data = Value(word, rest) },
                "--fresh" => arguments with { Fresh = true },
                "--demo" => arguments with { Demo = true },
                "--seed" => Seeded(arguments, Number(word, rest, int.MaxValue)),
                "--days" or "--stores" or "--orders-per-day" => Sized(arguments, word, rest),
                "--scale" => arguments with { Scale = Number(word, rest, LargestScale, least: 1) },
                "--url" => arguments with { Url = Address(word, rest) },
                "--samples" => arguments with { Samples = Value(word, rest) },
                "--env-file" => arguments with { EnvFile = Value(word, rest) },
                "sign-in" => arguments with { Command = StandaloneCommand.SignIn },
                "simulate" => arguments with { Command = StandaloneCommand.Simulate },
                "verify" => arguments with { Command = StandaloneCommand.Verify },
                "postgres" => arguments with { Command = StandaloneCommand.Postgres },
                "cache" => arguments with { Command = StandaloneCommand.Cache },
                "--database" => arguments with { Database = Value(word, rest) },
                "demo" => arguments with { Command = StandaloneCommand.Demo },
                _ => throw new CannotStartException($"{word} is not a known argument. {Usage}"),
            };
        }

        return arguments with
        {
            Words = words,
        };
    }

    private static StandaloneArguments Seeded(StandaloneArguments arguments, int seed) =>
        arguments with
        {
            Seed = seed,
            Simulate = arguments.Simulate with { Seed = seed },
        };

    private static StandaloneArguments Sized(StandaloneArguments arguments, string word, Queue<string> rest) =>
        arguments with
        {
            Simulate = word switch
            {
                "--days" => arguments.Simulate with
                {
                    Days = Number(word, rest, SimulateOptions.MostDays, least: 1, example: 365),
                },
                "--stores" => arguments.Simulate with
                {
                    Stores = Number(word, rest, SimulateOptions.MostStores, least: 1, example: 20),
                },
                _ => arguments.Simulate with
                {
                    OrdersPerDay = Number(word, rest, SimulateOptions.MostOrders, least: 1, example: 50),
                },
            },
        };

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0
            ? value
            : throw new CannotStartException($"{option} needs a value. {Usage}");

    private static int Number(string option, Queue<string> rest, int largest, int least = 0, int? example = null)
    {
        var value = Value(option, rest);
        var ending = example is { } one
            ? string.Create(CultureInfo.InvariantCulture, $"; for example {option} {one}.")
            : ".";
        return
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= largest
            ? number
            : throw new CannotStartException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{option} needs a whole number from {least} to {largest}, not {value}{ending}"
                )
            );
    }

    private static Uri Address(string option, Queue<string> rest)
    {
        var value = Value(option, rest);
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CannotStartException($"{option} needs an address such as http://127.0.0.1:8080, not {value}.");
    }
}
