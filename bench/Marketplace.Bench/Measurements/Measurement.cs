namespace Marketplace.Bench;

/// <summary>Something that is measured.</summary>
internal abstract class Measurement
{
    /// <summary>What <c>--only</c> calls it, and its parts.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>What the progress line says.</summary>
    public abstract string Title { get; }

    /// <summary>Too long for every run: runs only where it is named.</summary>
    public virtual bool OnlyByName => false;

    /// <summary>Measures, and puts the figures into <see cref="BenchRun.Figures"/>.</summary>
    public abstract Task RunAsync(BenchRun run);
}
