namespace Marketplace.Standalone;

/// <summary>The command that a person typed to get here: messages name it instead of the program behind it.</summary>
internal static class Invocation
{
    /// <summary>Set by <c>./dev</c>.</summary>
    private const string Variable = "MARKETPLACE_COMMAND";

    private static string? Typed =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } typed ? typed : null;

    /// <summary>The command, else the program's own name.</summary>
    internal static string Name(string program) => Typed ?? program;

    /// <summary>The whole command line without its port.</summary>
    /// <param name="program">How the program is started without <c>./dev</c>.</param>
    /// <param name="words">Its arguments.</param>
    internal static string Command(string program, IReadOnlyList<string> words)
    {
        var kept = new List<string> { Name(program) };
        for (var i = 0; i < words.Count; i++)
        {
            // What ./dev adds by itself is not repeated.
            if (words[i] is "--port" or "--env-file" or "--samples")
                i++;
            else if (!words[i].StartsWith("--port=", StringComparison.Ordinal))
                kept.Add(words[i].Contains(' ', StringComparison.Ordinal) ? $"\"{words[i]}\"" : words[i]);
        }

        return string.Join(' ', kept);
    }
}
