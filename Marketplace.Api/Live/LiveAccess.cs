using System.Globalization;
using System.Security.Claims;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Live;

/// <summary>Whether the reader of a stream may still read it. A stream outlives the request's own checks.</summary>
internal sealed class LiveAccess
{
    private static readonly Dictionary<string, string> ScopeByType = new(StringComparer.Ordinal)
    {
        [LiveTypes.ReturnChanged] = SellerScopes.ReturnsRead,
        [LiveTypes.StockLow] = SellerScopes.CatalogRead,
        [LiveTypes.StockOut] = SellerScopes.CatalogRead,
        [LiveTypes.StockBack] = SellerScopes.CatalogRead,
    };

    private readonly IServiceProvider _services;
    private readonly TimeProvider _clock;
    private readonly ClaimsPrincipal _reader;
    private readonly Guid _readerId;
    private readonly LiveTopic _topic;
    private readonly DateTimeOffset _expiresAt;
    private IReadOnlySet<string> _scopes;
    private DateTimeOffset _scopesOf;

    public LiveAccess(HttpContext context, Actor reader, LiveTopic topic)
    {
        _services = context.RequestServices;
        _clock = context.RequestServices.GetRequiredService<TimeProvider>();
        (_reader, _readerId, _topic) = (context.User, reader.Id, topic);
        _expiresAt = Instant("exp");
        _scopesOf = Instant("iat");
        _scopes = reader.Scopes.GetValueOrDefault(topic.Id) ?? new HashSet<string>();
    }

    /// <summary>How long the access token lives on.</summary>
    public TimeSpan Left => _expiresAt - _clock.GetUtcNow();

    /// <summary>Whether the access token holds, and in a store also the membership.</summary>
    public async Task<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        if (Left <= TimeSpan.Zero)
            return false;
        var revoked = _services.GetRequiredService<RevokedTokenStore>();
        if (await revoked.IsRevokedAsync(Claim(TokenClaims.Session), Claim(TokenClaims.Stamp)))
            return false;
        if (_topic.Audience != LiveAudience.Store)
            return true;
        var changes = _services.GetRequiredService<MembershipChangeStore>();
        if (await changes.IsOutdatedAsync(_readerId, _scopesOf))
            await LookUpAsync(cancellationToken);
        return _scopes.Contains(SellerScopes.OrdersRead);
    }

    /// <summary>Whether the reader's role in the store covers what a signal tells of.</summary>
    public bool Covers(LiveSignal signal) =>
        _topic.Audience != LiveAudience.Store
        || !ScopeByType.TryGetValue(signal.Type, out var scope)
        || _scopes.Contains(scope);

    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        // Not the request's own scope: what it resolves is held as long as the stream is open.
        await using var scope = _services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var found = new List<StoreMembership>();
        foreach (var source in scope.ServiceProvider.GetServices<IMembershipSource>())
            found.AddRange(await source.MembershipsOfAsync(_readerId, cancellationToken));
        var role = found.Find(m => m.SellerId == _topic.Id)?.Role;
        (_scopes, _scopesOf) = (role is null ? new HashSet<string>() : SellerScopes.Of(role), now);
    }

    private string Claim(string name) => _reader.FindFirstValue(name) ?? "";

    private DateTimeOffset Instant(string claim) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Claim(claim), CultureInfo.InvariantCulture));
}
