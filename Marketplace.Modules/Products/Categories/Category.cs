using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>A catalog category, in a tree of at most four levels, with names in both languages.</summary>
public sealed class Category : Entity
{
    /// <summary>Maximum depth of the tree, including the root.</summary>
    public const int MaxDepth = 4;

    public const int MaxSlugLength = 60;

    private Category() { }

    /// <summary>Null for a root.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Unique across all categories.</summary>
    public string Slug { get; private set; } = "";

    public string NameTr { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    /// <summary>Position among its siblings, ascending.</summary>
    public int Sort { get; private set; }

    /// <summary>Whether buyers see it and products can be published in it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Whether products here and in the subcategories can only be returned for a fault.</summary>
    public bool NonReturnable { get; private set; }

    public static Category Create(Guid id, CategoryDetails details)
    {
        var category = new Category { Id = id };
        category.Change(details);
        return category;
    }

    public void Change(CategoryDetails details)
    {
        ParentId = details.ParentId;
        Slug = details.Slug;
        NameTr = details.NameTr.Trim();
        NameEn = details.NameEn.Trim();
        Sort = details.Sort;
        IsActive = details.IsActive;
        NonReturnable = details.NonReturnable;
    }
}

/// <summary>All editable properties of a category.</summary>
public sealed record CategoryDetails(
    Guid? ParentId,
    string Slug,
    string NameTr,
    string NameEn,
    int Sort,
    bool IsActive,
    bool NonReturnable = false
);
