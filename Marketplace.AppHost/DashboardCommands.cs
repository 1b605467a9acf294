using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost;

/// <summary>What a developer can press in the dashboard.</summary>
public static class DashboardCommands
{
    /// <summary>Adds the commands to the Api and to the migration.</summary>
    public static void Add(
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> migration,
        Backing backing
    )
    {
        var builder = api.ApplicationBuilder;
        var admin = new AdminAccess(
            builder.AddParameter("admin-email", "admin@marketplace.test"),
            builder.AddParameter(
                "admin-password",
                new GenerateParameterDefault { MinLength = 24, Special = false },
                secret: true,
                persist: true
            )
        );
        migration
            .WithEnvironment("Auth__FirstAdmin__Email", admin.Email)
            .WithEnvironment("Auth__FirstAdmin__Password", admin.Password);
        Call(api, admin, HttpMethod.Get, "/api/v1/admin/invariants", "Verify invariants", "ShieldCheckmark");
        Call(api, admin, HttpMethod.Post, "/api/v1/admin/outbox/redrive", "Redrive dead events", "ArrowRepeatAll");
        Call(
            api,
            admin,
            HttpMethod.Post,
            "/api/v1/admin/analytics/popular-sellers/refresh",
            "Refresh popular sellers",
            "Star"
        );
        Task(builder, migration, backing, "seed-demo", "--demo", "Seed demo data", "DatabaseArrowUp", null);
        Task(
            builder,
            migration,
            backing,
            "reset-database",
            "--reset",
            "Reset database",
            "DatabaseWarning",
            "Everything in the database is deleted. Go on?"
        );
    }

    private static void Call(
        IResourceBuilder<ProjectResource> api,
        AdminAccess admin,
        HttpMethod method,
        string path,
        string text,
        string icon
    ) =>
        api.WithHttpCommand(
            path,
            text,
            endpointName: "http",
            commandOptions: new()
            {
                Method = method,
                IconName = icon,
                PrepareRequest = admin.SignAsync,
                ResultMode = HttpCommandResultMode.Auto,
            }
        );

    /// <summary>Runs the migration again with one more word; pressed on the migration, listed below it.</summary>
    private static void Task(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> migration,
        Backing backing,
        string name,
        string word,
        string text,
        string icon,
        string? question
    )
    {
        var task = builder
            .AddProject<Projects.Marketplace_MigrationService>(name, launchProfileName: null)
            .WithArgs(word)
            .WithExplicitStart()
            .WithParentRelationship(migration);
        foreach (var annotation in migration.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            task.WithAnnotation(annotation);
        foreach (var dependency in backing.Waits)
            task.WaitFor(dependency);

        migration.WithCommand(
            name,
            text,
            context =>
                context
                    .Services.GetRequiredService<ResourceCommandService>()
                    .ExecuteCommandAsync(task.Resource, KnownResourceCommands.StartCommand, context.CancellationToken),
            new CommandOptions { IconName = icon, ConfirmationMessage = question }
        );
    }

    /// <summary>Signs in as the administrator the migration made.</summary>
    private sealed class AdminAccess(
        IResourceBuilder<ParameterResource> email,
        IResourceBuilder<ParameterResource> password
    )
    {
        public IResourceBuilder<ParameterResource> Email => email;

        public IResourceBuilder<ParameterResource> Password => password;

        private (string Token, DateTimeOffset Until) _session;

        public async Task SignAsync(HttpCommandRequestContext context)
        {
            // One sign-in for many presses: the Api limits how often an address may sign in.
            if (_session.Until < TimeProvider.System.GetUtcNow())
                _session = await SignInAsync(context);
            context.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _session.Token);
        }

        private async Task<(string Token, DateTimeOffset Until)> SignInAsync(HttpCommandRequestContext context)
        {
            var account = new
            {
                email = await email.Resource.GetValueAsync(context.CancellationToken),
                password = await password.Resource.GetValueAsync(context.CancellationToken),
            };
            var login = new Uri(new Uri(context.Endpoint.Url), "/api/v1/auth/login");
            using var answer = await context.HttpClient.PostAsJsonAsync(login, account, context.CancellationToken);
            answer.EnsureSuccessStatusCode();
            var session = await answer.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken);
            return (
                session.GetProperty("accessToken").GetString()!,
                TimeProvider.System.GetUtcNow().AddSeconds(session.GetProperty("expiresIn").GetInt32() / 2)
            );
        }
    }
}
