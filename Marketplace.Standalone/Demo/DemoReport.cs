using System.Globalization;

namespace Marketplace.Standalone;

/// <summary>Prints the steps of the demo scenario, numbered, and compares results with what was expected.</summary>
internal sealed class DemoReport(TextWriter output)
{
    /// <summary>The number of steps that passed.</summary>
    internal int Steps { get; private set; }

    /// <summary>Prints a step that passed.</summary>
    internal void Passed(string step) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {++Steps, 2} ok  {step}."));

    /// <summary>Prints a line that is not a step.</summary>
    internal Task WriteAsync(string text) => output.WriteLineAsync(text);

    /// <summary>Fails the scenario unless a result is the expected one.</summary>
    /// <exception cref="DemoFailedException">It is not.</exception>
    internal static void Expect(string actual, string expected, string subject)
    {
        if (actual != expected)
            throw new DemoFailedException($"{subject}: expected “{expected}”, got “{actual}”");
    }
}
