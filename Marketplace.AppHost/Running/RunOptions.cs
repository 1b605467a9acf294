using System.Globalization;
using System.Net;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost.Running;

/// <summary>What the AppHost is asked for on its command line.</summary>
/// <param name="Mode">How database and cache run; null lets the AppHost choose.</param>
/// <param name="Data">The data directory; null takes the usual one.</param>
/// <param name="Port">The Api's port; null lets the AppHost choose.</param>
/// <param name="Demo">Also seed the demo marketplace.</param>
/// <param name="Rest">Words for Aspire itself.</param>
internal sealed record RunOptions(RunMode? Mode, string? Data, int? Port, bool Demo, IReadOnlyList<string> Rest)
{
    /// <summary>Send events over a simulated Service Bus instead of PostgreSQL.</summary>
    internal bool Bus { get; private init; }

    /// <summary>The command line as it was given.</summary>
    internal IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Takes the AppHost's own words out of a command line.</summary>
    /// <remarks>Before .NET's configuration sees them: that would take the word after a switch as its
    /// value.</remarks>
    /// <exception cref="CannotStartException">A value is missing or malformed.</exception>
    internal static RunOptions Parse(IReadOnlyList<string> words)
    {
        var options = new RunOptions(null, null, null, false, []);
        var rest = new List<string>();
        var queue = new Queue<string>(words.SelectMany(Split));
        while (queue.TryDequeue(out var word))
        {
            switch (word)
            {
                case "--containers":
                    options = options.Force(RunMode.Containers);
                    break;
                case "--executables":
                    options = options.Force(RunMode.Executables);
                    break;
                case "--demo":
                    options = options with { Demo = true };
                    break;
                case "--bus":
                    options = options with { Bus = true };
                    break;
                case "--data":
                    options = options with { Data = Value(word, queue) };
                    break;
                case "--port":
                    options = options with { Port = Number(word, queue) };
                    break;
                case "--":
                    rest.AddRange(queue);
                    queue.Clear();
                    break;
                default:
                    rest.Add(word);
                    break;
            }
        }

        return options with
        {
            Rest = rest,
            Words = words,
        };
    }

    private RunOptions Force(RunMode mode) =>
        Mode is null || Mode == mode
            ? this with
            {
                Mode = mode,
            }
            : throw new CannotStartException("--containers and --executables exclude each other.");

    private static string[] Split(string word) =>
        word.StartsWith("--data=", StringComparison.Ordinal) || word.StartsWith("--port=", StringComparison.Ordinal)
            ? word.Split('=', 2)
            : [word];

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0
            ? value
            : throw new CannotStartException($"{option} needs a value.");

    private static int Number(string option, Queue<string> rest)
    {
        var value = Value(option, rest);
        return
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new CannotStartException($"{option} needs a port from 1 to {IPEndPoint.MaxPort}, not {value}.");
    }
}
