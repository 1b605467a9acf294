using System.Linq.Expressions;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

/// <summary>Reads stores: approved ones for everyone, others for their members and administrators.</summary>
public sealed class SellerQueries(MarketplaceDbContext db, IUserDirectory users, CursorCodec cursors)
{
    private static readonly Dictionary<Language, Keyset<Seller, (string, Guid)>> ByName = Language.All.ToDictionary(
        language => language,
        OrderOfNames
    );
    private static readonly Keyset<Seller, (DateTimeOffset, Guid)> ByApproval = Keyset.Descending<
        Seller,
        DateTimeOffset,
        Guid
    >(nameof(StoreSort.Newest), s => s.ApprovedAt!.Value, s => s.Id);
    private static readonly Keyset<Seller, (DateTimeOffset, Guid)> ByCreation = Keyset.Descending<
        Seller,
        DateTimeOffset,
        Guid
    >("created", s => s.CreatedAt, s => s.Id);

    private static readonly Expression<Func<Seller, StoreListing>> Listing = s => new StoreListing(
        s.Id,
        s.Slug,
        s.Name,
        s.Description,
        s.LogoUrl,
        s.StoreOpen,
        s.ClosedUntil,
        s.ApprovedAt!.Value
    );

    /// <summary>Lists approved stores.</summary>
    /// <param name="search">Part of the name, ignoring case and Turkish diacritics.</param>
    /// <param name="language">Whose alphabet sorts the names.</param>
    public Task<Result<Page<StoreListing>>> ListAsync(
        string? search,
        StoreSort sort,
        Language language,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        sort == StoreSort.Name
            ? ListAsync(ByName[language], row => (row.Name, row.Id), search, page, cancellationToken)
            : ListAsync(ByApproval, row => (row.ApprovedAt, row.Id), search, page, cancellationToken);

    private async Task<Result<Page<StoreListing>>> ListAsync<TKey>(
        Keyset<Seller, TKey> order,
        Func<StoreListing, TKey> keyOf,
        string? search,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = FoldedText.Of(search ?? "");
        var opened = order.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        var stores = db.Set<Seller>().AsNoTracking().Where(s => s.Status == SellerStatus.Approved);
        if (filters.Length > 0)
            stores = stores.Where(s => s.SearchName.Contains(filters));
        var rows = await opened.Value.Of(stores).Select(Listing).ToListAsync(cancellationToken);
        return opened.Value.From(rows, keyOf);
    }

    /// <summary>A store with all its data, for its members.</summary>
    public Task<Seller?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Seller>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);

    /// <summary>Stores the user is currently a member of, longest membership first. One statement.</summary>
    public async Task<IReadOnlyList<OwnStore>> StoresOfAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Set<SellerMember>()
            .AsNoTracking()
            .Where(m => m.UserId == userId && m.LeftAt == null)
            .Join(db.Set<Seller>(), m => m.SellerId, s => s.Id, (m, s) => new { Member = m, Store = s })
            .OrderBy(x => x.Member.JoinedAt)
            .ThenBy(x => x.Store.Id)
            .Select(x => new OwnStore(
                x.Store.Id,
                x.Store.Slug,
                x.Store.Name,
                x.Store.LogoUrl,
                x.Store.Status,
                x.Store.StoreOpen,
                x.Member.Role
            ))
            .ToListAsync(cancellationToken);

    /// <summary>Current members of a store, longest membership first. Two statements.</summary>
    public async Task<IReadOnlyList<MemberListing>> MembersAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var members = await db.Set<SellerMember>()
            .AsNoTracking()
            .Where(m => m.SellerId == sellerId && m.LeftAt == null)
            .OrderBy(m => m.JoinedAt)
            .ThenBy(m => m.UserId)
            .ToListAsync(cancellationToken);
        var known = await users.FindAsync(members.ConvertAll(m => m.UserId), cancellationToken);
        return members.ConvertAll(m => new MemberListing(
            m.UserId,
            known.GetValueOrDefault(m.UserId)?.DisplayName,
            m.Role,
            m.JoinedAt
        ));
    }

    /// <summary>Stores in any status, newest first, for administrators.</summary>
    public async Task<Result<Page<SellerListing>>> ListForAdministratorsAsync(
        string? search,
        SellerStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var folded = FoldedText.Of(search ?? "");
        var opened = ByCreation.Open(cursors, page, $"{folded}|{status}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(Matching(folded, status))
            .Select(s => new SellerListing(
                s.Id,
                s.Slug,
                s.Name,
                s.LegalName,
                s.TaxId!.LastFour,
                s.Iban!.LastFour,
                s.Status,
                s.StatusReason,
                s.StoreOpen,
                s.CommissionBpsOverride,
                s.CreatedAt,
                s.ApprovedAt,
                s.Version
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, s => (s.CreatedAt, s.Id));
    }

    private IQueryable<Seller> Matching(string folded, SellerStatus? status)
    {
        var stores = db.Set<Seller>().AsNoTracking();
        if (status is { } wanted)
            stores = stores.Where(s => s.Status == wanted);
        return folded.Length > 0 ? stores.Where(s => s.SearchName.Contains(folded) || s.Slug.Contains(folded)) : stores;
    }

    /// <summary>Names in the order of a language's alphabet; a cursor of one language does not fit another.</summary>
    private static Keyset<Seller, (string, Guid)> OrderOfNames(Language language)
    {
        var collation = language.Collation;
        return Keyset.Ascending<Seller, string, Guid>(
            $"{nameof(StoreSort.Name)}-{language}",
            s => EF.Functions.Collate(s.Name, collation),
            s => s.Id
        );
    }
}

/// <summary>Sort order of the public store list.</summary>
public enum StoreSort
{
    Name,
    Newest,
}

/// <summary>A store as the public sees it.</summary>
/// <param name="ClosedUntil">When a closed store reopens automatically; null when not known.</param>
public sealed record StoreListing(
    Guid Id,
    string Slug,
    string Name,
    string? Description,
    string? LogoUrl,
    bool StoreOpen,
    DateTimeOffset? ClosedUntil,
    DateTimeOffset ApprovedAt
);

/// <summary>A store in its member's list.</summary>
public sealed record OwnStore(
    Guid Id,
    string Slug,
    string Name,
    string? LogoUrl,
    SellerStatus Status,
    bool StoreOpen,
    SellerRole Role
)
{
    /// <summary>What the member's role allows in the store, in the order of <see cref="SellerScopes.All"/>.</summary>
    public IReadOnlyList<string> Scopes => [.. SellerScopes.All.Where(SellerScopes.Of(WireName.Of(Role)).Contains)];
}

/// <summary>A current member of a store.</summary>
/// <param name="DisplayName">Null when the account no longer exists.</param>
public sealed record MemberListing(Guid UserId, string? DisplayName, SellerRole Role, DateTimeOffset Since);

/// <summary>A store as administrators see it in lists.</summary>
public sealed record SellerListing(
    Guid Id,
    string Slug,
    string Name,
    string? LegalName,
    string? TaxIdLastFour,
    string? IbanLastFour,
    SellerStatus Status,
    string? StatusReason,
    bool StoreOpen,
    int? CommissionBps,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ApprovedAt,
    long Version
);
