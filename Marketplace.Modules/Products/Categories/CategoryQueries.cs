using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Reads the category tree.</summary>
public sealed class CategoryQueries(MarketplaceDbContext db)
{
    /// <summary>The tree buyers see: active categories with active parents, siblings in position order. One
    /// statement.</summary>
    public async Task<IReadOnlyList<CategoryNode>> TreeAsync(CancellationToken cancellationToken)
    {
        var rows = await Rows(activeOnly: true).ToListAsync(cancellationToken);
        var children = rows.ToLookup(c => c.ParentId);
        return Below(null);

        List<CategoryNode> Below(Guid? parentId) =>
            children[parentId].Select(c => new CategoryNode(c.Id, c.Slug, c.NameTr, c.NameEn, Below(c.Id))).ToList();
    }

    /// <summary>All categories, including inactive ones, for administrators.</summary>
    public async Task<IReadOnlyList<CategoryRow>> AllAsync(CancellationToken cancellationToken) =>
        await Rows().ToListAsync(cancellationToken);

    public Task<CategoryRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Category>()
            .AsNoTracking()
            .Where(c => c.Id == id)
            .Select(c => new CategoryRow(
                c.Id,
                c.ParentId,
                c.Slug,
                c.NameTr,
                c.NameEn,
                c.Sort,
                c.IsActive,
                c.NonReturnable,
                c.Version
            ))
            .SingleOrDefaultAsync(cancellationToken);

    private IQueryable<CategoryRow> Rows(bool activeOnly = false) =>
        db.Set<Category>()
            .AsNoTracking()
            .Where(c => c.IsActive || !activeOnly)
            .OrderBy(c => c.Sort)
            .ThenBy(c => c.NameTr)
            .ThenBy(c => c.Id)
            .Select(c => new CategoryRow(
                c.Id,
                c.ParentId,
                c.Slug,
                c.NameTr,
                c.NameEn,
                c.Sort,
                c.IsActive,
                c.NonReturnable,
                c.Version
            ));
}

/// <summary>A category with its subcategories.</summary>
public sealed record CategoryNode(
    Guid Id,
    string Slug,
    string NameTr,
    string NameEn,
    IReadOnlyList<CategoryNode> Children
);

/// <summary>A category as administrators see it.</summary>
/// <param name="NonReturnable">Its products, and those of its subcategories, can only be returned for a
/// fault.</param>
public sealed record CategoryRow(
    Guid Id,
    Guid? ParentId,
    string Slug,
    string NameTr,
    string NameEn,
    int Sort,
    bool Active,
    bool NonReturnable,
    long Version
);
