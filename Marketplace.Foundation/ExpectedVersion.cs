namespace Marketplace.Foundation;

/// <summary>The resource versions a change may be applied to (If-Match).</summary>
/// <param name="Versions">Any of them is accepted; none when empty.</param>
public sealed record ExpectedVersion(IReadOnlyCollection<long> Versions)
{
    /// <summary>Exactly this version.</summary>
    public static implicit operator ExpectedVersion(long version) => FromInt64(version);

    /// <summary>Exactly this version.</summary>
    public static ExpectedVersion FromInt64(long version) => new([version]);

    /// <summary>Returns <c>precondition.failed</c> with the current version when it is not an expected one; otherwise
    /// null.</summary>
    public Error? Refusal(long version) =>
        Versions.Contains(version)
            ? null
            : PlatformErrors.PreconditionFailed.ToError() with
            {
                CurrentVersion = version,
            };
}
