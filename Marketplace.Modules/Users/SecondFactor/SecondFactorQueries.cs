using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

/// <summary>Reads second factors.</summary>
public sealed class SecondFactorQueries(MarketplaceDbContext db)
{
    /// <summary>The second factor of an account, as far as a session has to do with it. One statement.</summary>
    /// <param name="sessionId">Null to leave out when a code was last entered.</param>
    public async Task<SecondFactorState> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken) =>
        await db.Set<SecondFactor>()
            .Where(f => f.Id == userId && f.ConfirmedAt != null)
            .Select(f => new SecondFactorState(
                true,
                f.ConfirmedAt,
                db.Set<RecoveryCode>().Count(c => c.UserId == userId && c.UsedAt == null),
                db.Set<SecondFactorProof>()
                    .Where(p => p.UserId == userId && p.SessionId == sessionId)
                    .Select(p => (DateTimeOffset?)p.ProvenAt)
                    .FirstOrDefault()
            ))
            .SingleOrDefaultAsync(cancellationToken)
        ?? SecondFactorState.Off;
}

/// <summary>Whether an account has a second factor.</summary>
/// <param name="EnabledAt">Null when it has none.</param>
/// <param name="RecoveryCodesLeft">Recovery codes that were not used.</param>
/// <param name="ProvenAt">When a code was last entered in the session; null for never.</param>
public sealed record SecondFactorState(
    bool IsOn,
    DateTimeOffset? EnabledAt,
    int RecoveryCodesLeft,
    DateTimeOffset? ProvenAt
)
{
    public static readonly SecondFactorState Off = new(false, null, 0, null);

    /// <summary>Whether a code was entered within a time span.</summary>
    public bool IsProvenWithin(TimeSpan span, DateTimeOffset now) => ProvenAt is { } at && at > now - span;
}
