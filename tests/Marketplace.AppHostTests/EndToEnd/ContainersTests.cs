using System.Net;
using Aspire.Hosting.Testing;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>The whole application over real containers.</summary>
public sealed class ContainersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static bool HasContainerRuntime { get; } = ContainerRuntime.FindAnswering() is not null;

    [Fact(Skip = "No container runtime answers (docker info, podman info).", SkipUnless = nameof(HasContainerRuntime))]
    public async Task OverContainers_AnswersHealthyAndServesItsDocument()
    {
        using var data = new TestDirectory();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var builder = await Model.OfAsync(data, patience.Token, Model.Containers);
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);

        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Api, patience.Token);
        using var client = app.CreateHttpClient(ResourceNames.Api, "http");
        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative), patience.Token);
        using var document = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), patience.Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (health.StatusCode, document.StatusCode));
    }
}
