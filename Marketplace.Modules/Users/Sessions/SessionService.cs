using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Users;

/// <summary>Opens, refreshes and ends sessions.</summary>
public sealed class SessionService(
    UnitOfWork unitOfWork,
    ISessionRepository sessions,
    IUserRepository users,
    AccessTokenService tokens,
    TimeProvider clock,
    ILogger<SessionService> logger
)
{
    /// <summary>How long a replaced refresh token still returns its successor (for a client that sent two requests or
    /// lost the response).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private static readonly EventId ReuseDetected = new(4101, "SessionReuseDetected");

    /// <summary>Opens a session inside the caller's transaction.</summary>
    public async Task<SignedIn> OpenAsync(User user, ClientInfo client, CancellationToken cancellationToken)
    {
        var secret = RandomSecret.New();
        var session = Session.Open(Ids.New(clock), user.Id, RandomSecret.Hash(secret), client, clock.GetUtcNow());
        sessions.Add(session);
        return await tokens.GiveAsync(user, session.FamilyId, secret, cancellationToken);
    }

    /// <summary>Exchanges a refresh token for a new one and an access token.</summary>
    /// <remarks>
    /// Errors: <c>auth.refresh_invalid</c> for an unknown, ended or expired token; <c>auth.refresh_reused</c> for a
    /// token replaced more than 30 s ago, which ends the session.
    /// Repeat: within 30 s the same token returns the same successor, so parallel requests of one client agree.
    /// </remarks>
    public async Task<Result<SignedIn>> RefreshAsync(
        string token,
        ClientInfo client,
        CancellationToken cancellationToken
    )
    {
        Session? reused = null;
        var result = await unitOfWork.RunAsync(
            async ct =>
            {
                var secret = RandomSecret.New();
                var now = clock.GetUtcNow();
                if (
                    await sessions.RotateAsync(
                        RandomSecret.Hash(token),
                        RefreshTokenCipher.Seal(token, secret),
                        now,
                        ct
                    ) is
                    { } replaced
                )
                {
                    sessions.Add(replaced.Successor(Ids.New(clock), RandomSecret.Hash(secret), client, now));
                    return await GiveAsync(replaced, secret, ct);
                }

                (var answer, reused) = await AnswerToOldTokenAsync(token, now, ct);
                return answer;
            },
            cancellationToken
        );
        if (reused is not null)
        {
            logger.LogWarning(
                ReuseDetected,
                "SessionReuseDetected: session {SessionId} of user {UserId} ended, a replaced refresh token came again",
                reused.FamilyId,
                reused.UserId
            );
            await tokens.Revoked.RevokeSessionAsync(reused.FamilyId);
        }

        return result;
    }

    /// <summary>Ends one of the user's sessions.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> when the user has no such open session.</remarks>
    public async Task<Result> EndAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
                await sessions.EndAsync(userId, sessionId, SessionEnd.SignedOut, clock.GetUtcNow(), ct)
                    ? Result.Success
                    : PlatformErrors.NotFound,
            cancellationToken
        );
        if (result.Succeeded)
            await tokens.Revoked.RevokeSessionAsync(sessionId);
        return result;
    }

    /// <summary>Ends all sessions of the user, including this one.</summary>
    public async Task<Result> EndEverywhereAsync(Guid userId, CancellationToken cancellationToken)
    {
        string? endedStamp = null;
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user)
                    return PlatformErrors.NotFound;
                endedStamp = user.SecurityStamp;
                user.RotateStamp();
                await EndAllAsync(userId, SessionEnd.SignedOut, ct);
                return Result.Success;
            },
            cancellationToken
        );
        if (result.Succeeded)
            await RevokeStampAsync(endedStamp!);
        return result;
    }

    /// <summary>Ends all sessions inside the caller's transaction; after the commit the caller revokes the old
    /// stamp.</summary>
    public Task EndAllAsync(Guid userId, SessionEnd reason, CancellationToken cancellationToken) =>
        sessions.EndAllAsync(userId, reason, clock.GetUtcNow(), cancellationToken);

    /// <summary>Revokes all access tokens issued under a previous security stamp.</summary>
    public Task RevokeStampAsync(string stamp) => tokens.Revoked.RevokeStampAsync(stamp);

    private async Task<(Result<SignedIn> Answer, Session? Reused)> AnswerToOldTokenAsync(
        string token,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var session = await sessions.ReadAsync(RandomSecret.Hash(token), cancellationToken);
        if (session is { EndReason: SessionEnd.ReuseDetected })
            return (UserErrors.RefreshReused, null);
        if (
            session is null
            || session.RevokedAt is not null
            || session.RotatedAt is not { } rotatedAt
            || session.ExpiresAt <= now
        )
        {
            return (UserErrors.RefreshInvalid, null);
        }

        if (now - rotatedAt <= Grace)
        {
            return (
                await GiveAsync(session, RefreshTokenCipher.Open(token, session.SuccessorCipher), cancellationToken),
                null
            );
        }

        await sessions.EndAsync(session.UserId, session.FamilyId, SessionEnd.ReuseDetected, now, cancellationToken);
        return (UserErrors.RefreshReused, session);
    }

    private async Task<Result<SignedIn>> GiveAsync(Session session, string secret, CancellationToken cancellationToken)
    {
        var user = await users.ReadAsync(session.UserId, cancellationToken);
        return user is { Status: UserStatus.Active }
            ? await tokens.GiveAsync(user, session.FamilyId, secret, cancellationToken)
            : UserErrors.RefreshInvalid;
    }
}
