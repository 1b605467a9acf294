namespace Marketplace.Foundation;

/// <summary>Options that validate themselves before the host starts.</summary>
public interface ICheckedOptions
{
    /// <summary>Returns every problem found; empty when the options are valid.</summary>
    IEnumerable<OptionProblem> Check();
}
