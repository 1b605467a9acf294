using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>The rules of the category tree: no cycle, at most four levels, parents that exist.</summary>
internal static class CategoryTree
{
    /// <summary>Why a category may not stand below a parent; null when it may.</summary>
    /// <param name="categoryId">The category that moves or is new.</param>
    /// <param name="parents">Parent of each category there is.</param>
    public static Error? Refusal(Guid categoryId, Guid? parentId, IReadOnlyDictionary<Guid, Guid?> parents)
    {
        var levelsAbove = 0;
        for (var at = parentId; at is { } id; at = parents[id])
        {
            if (!parents.ContainsKey(id))
                return CategoryErrors.Unknown;
            if (id == categoryId)
                return CategoryErrors.Cycle;
            levelsAbove++;
        }

        return levelsAbove + HeightOf(categoryId, parents) > Category.MaxDepth
            ? CategoryErrors.TooDeep.With(("max", Category.MaxDepth))
            : null;
    }

    private static int HeightOf(Guid categoryId, IReadOnlyDictionary<Guid, Guid?> parents) =>
        1 + parents.Where(p => p.Value == categoryId).Select(p => HeightOf(p.Key, parents)).DefaultIfEmpty(0).Max();
}
