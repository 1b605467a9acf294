using Marketplace.ServiceDefaults;
using Marketplace.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Marketplace.UnitTests.Configuration;

/// <summary>The exit code a container's health check goes by.</summary>
public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task Probe_OfAHostThatAnswers_GoesByItsStatus(int status, int expected)
    {
        await using var host = WebApplication.CreateSlimBuilder().Build();
        host.Urls.Add("http://127.0.0.1:0");
        host.Run(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("state of the checks");
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        var output = new StringWriter();

        Assert.Equal(expected, await ProbeAsync($"{host.Urls.Single()}/health", output));
        Assert.Equal(expected != 0, output.ToString().Contains("503: state of the checks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Probe_OfAHostThatIsGone_FailsWithTheAddress()
    {
        var host = WebApplication.CreateSlimBuilder().Build();
        host.Urls.Add("http://127.0.0.1:0");
        await host.StartAsync(TestContext.Current.CancellationToken);
        var address = host.Urls.Single();
        await host.DisposeAsync();
        var output = new StringWriter();

        Assert.Equal(1, await ProbeAsync(address, output));
        Assert.Contains(address, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_WithoutAnAddress_SaysHowItIsGiven()
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            HealthProbe.RunAsync([HealthProbe.Word], TextWriter.Null, TestContext.Current.CancellationToken)
        );

        Assert.Contains("http://127.0.0.1:8080/health", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<int> ProbeAsync(string address, TextWriter output) =>
        HealthProbe.RunAsync([HealthProbe.Word, address], output, TestContext.Current.CancellationToken);
}
