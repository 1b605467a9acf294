using Marketplace.Modules.Products;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that hide and restore products.</summary>
public static class ProductForms
{
    private const string List = AdminComposition.Root + "/products";

    public static Task<IResult> Moderate(
        Guid id,
        AdminForm form,
        ModerationService moderation,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            List,
            reason => moderation.ModerateAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.ProductHidden
        );

    public static async Task<IResult> Restore(
        Guid id,
        AdminForm form,
        ModerationService moderation,
        CancellationToken cancellationToken
    ) => form.Back(List, await moderation.RestoreAsync(form.Actor, id, cancellationToken), form.Texts.ProductRestored);
}
