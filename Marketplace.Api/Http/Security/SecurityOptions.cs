using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>What is asked for before money moves.</summary>
public sealed class SecurityOptions : ICheckedOptions
{
    public const string Section = "Security";

    /// <summary>Whether accounts without a second factor are refused where one is asked for. Null: in production they
    /// are, elsewhere they are not. Accounts that have one always enter a code.</summary>
    public bool? RequireSecondFactor { get; set; }

    /// <summary>For how many minutes a code counts.</summary>
    public int SecondFactorMinutes { get; set; } = 10;

    internal TimeSpan SecondFactorLife => TimeSpan.FromMinutes(SecondFactorMinutes);

    public IEnumerable<OptionProblem> Check()
    {
        if (SecondFactorMinutes is < 1 or > 60)
            yield return new($"{Section}:{nameof(SecondFactorMinutes)}", "a number of minutes from 1 to 60", "10");
    }
}
