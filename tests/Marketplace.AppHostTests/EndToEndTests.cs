using System.Diagnostics;
using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>The whole application over real containers.</summary>
public sealed class EndToEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static bool HasContainerEngine { get; } = ApiResults("docker") || ApiResults("podman");

    [Fact(Skip = "No container engine answers (docker info, podman info).", SkipUnless = nameof(HasContainerEngine))]
    public async Task Run_OverContainers_AnswersHealthyAndServesItsDocument()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var builder = await Model.RunAsync(patience.Token, "--shape", "containers");
        ForgetTheDevelopersVolume(builder);
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);

        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Api, patience.Token);
        using var client = app.CreateHttpClient(ResourceNames.Api, "http");
        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative), patience.Token);
        using var document = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), patience.Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (health.StatusCode, document.StatusCode));
    }

    /// <summary>The database of a test lives and dies with its container.</summary>
    private static void ForgetTheDevelopersVolume(IDistributedApplicationTestingBuilder builder)
    {
        var annotations = builder.Find<ContainerResource>("postgres").Annotations;
        foreach (
            var volume in annotations
                .OfType<ContainerMountAnnotation>()
                .Where(mount => mount.Type == ContainerMountType.Volume)
                .ToList()
        )
            annotations.Remove(volume);
        Assert.DoesNotContain(
            builder.Resources.SelectMany(resource => resource.Annotations).OfType<ContainerMountAnnotation>(),
            mount => mount.Type == ContainerMountType.Volume
        );
    }

    private static bool ApiResults(string engine)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(engine, "info") { RedirectStandardOutput = true, RedirectStandardError = true }
            );
            return process is not null && process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
