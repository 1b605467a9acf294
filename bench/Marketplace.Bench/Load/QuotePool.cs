namespace Marketplace.Bench;

/// <summary>How many quotes to prepare for a round, so that they are not used up before it ends.</summary>
internal sealed class QuotePool(TimeSpan time)
{
    private const double FirstRate = 400;
    private const double Reserve = 1.5;
    private const double LeastRate = 100;
    private double _rate = FirstRate;

    public int Size => (int)Math.Ceiling(Math.Max(_rate * Reserve, LeastRate) * time.TotalSeconds);

    /// <summary>The rate of a round, from which the next one is guessed.</summary>
    public void Note(double rate) => _rate = rate;
}
