using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Rules of the category tree: no cycles, at most four levels, existing parents.</summary>
internal static class CategoryTree
{
    /// <summary>Why a category cannot be placed below a parent; null when it can.</summary>
    /// <param name="categoryId">The new or moved category.</param>
    /// <param name="parents">Parent of every existing category.</param>
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
