using System.Globalization;
using Marketplace.Api.Products;
using Marketplace.Foundation;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that create, change and delete categories, validated with the API's rules.</summary>
public static class CategoryForms
{
    private const string List = AdminComposition.Root + "/categories";

    public static async Task<IResult> Create(
        AdminForm form,
        CategoryService categories,
        CancellationToken cancellationToken
    )
    {
        var request = Request(form);
        var created = AdminForm.Check(new CategoryRequest.Validator(), request) is { } refusal
            ? refusal
            : await categories.CreateAsync(form.Actor, request.ToDetails(), cancellationToken);
        return form.Back(created.Succeeded ? PageOf(created.Value.Id) : List, created, form.Texts.CategorySaved);
    }

    public static async Task<IResult> Change(
        Guid id,
        AdminForm form,
        CategoryService categories,
        CancellationToken cancellationToken
    )
    {
        var request = Request(form);
        var changed = AdminForm.Check(new CategoryRequest.Validator(), request) is { } refusal
            ? refusal
            : await categories.ChangeAsync(form.Actor, id, Version(form), _ => request.ToDetails(), cancellationToken);
        return form.Back(PageOf(id), changed, form.Texts.CategorySaved);
    }

    public static async Task<IResult> Delete(
        Guid id,
        AdminForm form,
        CategoryService categories,
        CancellationToken cancellationToken
    )
    {
        var deleted = await categories.DeleteAsync(form.Actor, id, Version(form), cancellationToken);
        return form.Back(deleted.Succeeded ? List : PageOf(id), deleted, form.Texts.CategoryDeleted);
    }

    private static CategoryRequest Request(AdminForm form) =>
        new(
            Guid.TryParse(form.Text("parentId"), CultureInfo.InvariantCulture, out var parent) ? parent : null,
            form.Text("slug"),
            form.Text("nameTr"),
            form.Text("nameEn"),
            int.TryParse(form.Text("sort"), NumberStyles.None, CultureInfo.InvariantCulture, out var sort) ? sort : -1,
            form.Has("active"),
            form.Has("nonReturnable")
        );

    private static ExpectedVersion Version(AdminForm form) =>
        long.TryParse(form.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;

    private static string PageOf(Guid id) => $"{List}/{id}";
}
