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

    /// <summary>A category that buyers see, by id or slug, with its path and its subcategories; null when there is
    /// none. One statement.</summary>
    public async Task<CategoryDetail?> FindPublicAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        var path = new List<CategoryRef>();
        var isId = Guid.TryParse(idOrSlug, out var id);
        return Below(await TreeAsync(cancellationToken));

        CategoryDetail? Below(IReadOnlyList<CategoryNode> nodes)
        {
            foreach (var node in nodes)
            {
                path.Add(node.Ref);
                if (isId ? node.Id == id : node.Slug == idOrSlug)
                    return CategoryDetail.Of(node, [.. path]);
                if (Below(node.Children) is { } found)
                    return found;
                path.RemoveAt(path.Count - 1);
            }

            return null;
        }
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
)
{
    internal CategoryRef Ref => new(Id, Slug, NameTr, NameEn);
}

/// <summary>A category with its place in the tree.</summary>
/// <param name="Path">From the root to the category itself.</param>
/// <param name="Children">Its subcategories, in position order.</param>
public sealed record CategoryDetail(
    Guid Id,
    string Slug,
    string NameTr,
    string NameEn,
    IReadOnlyList<CategoryRef> Path,
    IReadOnlyList<CategoryRef> Children
)
{
    internal static CategoryDetail Of(CategoryNode node, IReadOnlyList<CategoryRef> path) =>
        new(node.Id, node.Slug, node.NameTr, node.NameEn, path, [.. node.Children.Select(c => c.Ref)]);
}

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
