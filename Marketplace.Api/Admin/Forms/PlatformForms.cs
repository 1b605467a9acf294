using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that run jobs and redrive events.</summary>
public static class PlatformForms
{
    public static async Task<IResult> RunJob(
        string name,
        AdminForm form,
        JobAdministrationService jobs,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            $"{AdminComposition.Root}/jobs",
            await jobs.RequestAsync(form.Actor.UserId, name, cancellationToken),
            form.Texts.JobRequested(name)
        );

    public static async Task<IResult> Redrive(
        AdminForm form,
        OutboxAdministrationService outbox,
        CancellationToken cancellationToken
    )
    {
        var count = await outbox.RedriveAsync(form.Actor.UserId, cancellationToken);
        return form.Back($"{AdminComposition.Root}/events", Result.Success, form.Texts.Redriven(count));
    }
}
