namespace Marketplace.Foundation;

/// <summary>Settings that can say what is wrong with themselves before the host starts.</summary>
public interface ICheckedOptions
{
    /// <summary>Every problem found; empty when the settings are usable.</summary>
    IEnumerable<OptionProblem> Check();
}
