namespace Marketplace.Foundation;

/// <summary>The versions of a resource that a change is meant for.</summary>
/// <param name="Versions">Any of them will do; none of them when empty.</param>
public sealed record ExpectedVersion(IReadOnlyCollection<long> Versions)
{
    /// <summary>Exactly this version.</summary>
    public static implicit operator ExpectedVersion(long version) => FromInt64(version);

    /// <summary>Exactly this version.</summary>
    public static ExpectedVersion FromInt64(long version) => new([version]);

    /// <summary>Why a resource of this version must stay as it is (<c>precondition.failed</c>, which tells the
    /// version), or null.</summary>
    public Error? Refusal(long version) =>
        Versions.Contains(version)
            ? null
            : PlatformErrors.PreconditionFailed.ToError() with
            {
                CurrentVersion = version,
            };
}
