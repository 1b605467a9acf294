#pragma warning disable ASPIREINTERACTION001 // Arguments of commands are marked as experimental.
using Marketplace.AppHost.Running;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Marketplace.AppHost.Commands;

/// <summary>Commands on the Worker.</summary>
internal static class WorkerCommands
{
    private const string Job = "job";

    /// <summary>Adds them.</summary>
    internal static void Add(
        IResourceBuilder<ProjectResource> worker,
        IResourceBuilder<ProjectResource> api,
        DevelopmentAccounts accounts,
        InstanceData data
    )
    {
        var admin = new AdminApi(api.GetEndpoint("http"), accounts);
        worker
            .WithCommand(
                "open-newest-mail",
                "Open the newest mail",
                context => OpenNewestMailAsync(data.Mails, context.CancellationToken),
                new()
                {
                    IconName = "MailRead",
                    IsHighlighted = true,
                    Description = "Shows the mail that was sent last, with its links.",
                }
            )
            .WithCommand(
                "run-job",
                "Run a job",
                context =>
                    admin.CallAsync(
                        HttpMethod.Post,
                        $"/api/v1/admin/jobs/{context.Arguments.GetString(Job)}/run",
                        context.CancellationToken
                    ),
                new()
                {
                    IconName = "Play",
                    Description = "Asks the Worker to run one of its scheduled jobs now.",
                    Arguments = [JobInput()],
                }
            )
            .WithCommand(
                "redrive-dead-events",
                "Redrive dead events",
                context => admin.CallAsync(HttpMethod.Post, "/api/v1/admin/outbox/redrive", context.CancellationToken),
                new() { IconName = "ArrowRepeatAll", Description = "Sends every dead event once more." }
            )
            .WithCommand(
                "refresh-popular-sellers",
                "Refresh popular sellers",
                context =>
                    admin.CallAsync(
                        HttpMethod.Post,
                        "/api/v1/admin/analytics/popular-sellers/refresh",
                        context.CancellationToken
                    ),
                new() { IconName = "Star", Description = "Counts sales and ranks the stores again." }
            );
    }

    private static InteractionInput JobInput()
    {
        var jobs = new ServiceCollection()
            .AddMarketplaceModules()
            .Where(service => service.ServiceType == typeof(JobSchedule))
            .Select(service => ((JobSchedule)service.ImplementationInstance!).Name)
            .Order(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, name));
        return new()
        {
            Name = Job,
            Label = "Job",
            InputType = InputType.Choice,
            Required = true,
            Options = [.. jobs],
        };
    }

    private static async Task<ExecuteCommandResult> OpenNewestMailAsync(
        string directory,
        CancellationToken cancellationToken
    )
    {
        var newest = Directory.Exists(directory)
            ? new DirectoryInfo(directory).GetFiles("*.eml").MaxBy(file => file.Name, StringComparer.Ordinal)
            : null;
        if (newest is null)
            return CommandResults.Failure("No mail was sent yet.");

        using var mail = await MimeMessage.LoadAsync(newest.FullName, cancellationToken);
        var text = $"""
            **To** {mail.To}
            **Subject** {mail.Subject}

            {mail.TextBody}
            """;
        return CommandResults.Success("", text, CommandResultFormat.Markdown, true);
    }
}
