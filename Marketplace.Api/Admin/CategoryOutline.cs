using Marketplace.Modules.Products;

namespace Marketplace.Api.Admin;

/// <summary>Categories as a tree written line by line: each below its parent, with its depth.</summary>
public static class CategoryOutline
{
    public static IReadOnlyList<(CategoryRow Category, int Depth)> Of(IReadOnlyList<CategoryRow> all)
    {
        var children = all.ToLookup(c => c.ParentId);
        return [.. Below(null, 0, children)];
    }

    private static IEnumerable<(CategoryRow Category, int Depth)> Below(
        Guid? parent,
        int depth,
        ILookup<Guid?, CategoryRow> children
    ) =>
        children[parent]
            .OrderBy(c => c.Sort)
            .ThenBy(c => c.Slug, StringComparer.Ordinal)
            .SelectMany(c => Below(c.Id, depth + 1, children).Prepend((c, depth)));
}
