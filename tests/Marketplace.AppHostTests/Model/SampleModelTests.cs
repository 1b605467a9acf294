using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>Shop and seller board in the model: for a developer alone.</summary>
public sealed class SampleModelTests : IDisposable
{
    private readonly TestDirectory _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [SampleApplications.ShopName, SampleApplications.SellerBoardName];

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Model_Sample_WaitsForTheApiAndIsGivenItsAddress(string name)
    {
        Assert.SkipUnless(SampleApplications.CanRun, "The samples are not built: ./dev test builds them.");
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);
        var sample = builder.Find<ExecutableResource>(name);

        Assert.Equal(ResourceNames.Api, Assert.Single(sample.Annotations.OfType<WaitAnnotation>()).Resource.Name);
        Assert.NotEmpty(sample.Annotations.OfType<HealthCheckAnnotation>());
        Assert.NotEmpty(sample.Annotations.OfType<ResourceIconAnnotation>());
        var given = await sample.EnvironmentAsync(Token);
        Assert.Contains(ResourceNames.Api, given["MARKETPLACE_URL"], StringComparison.Ordinal);
        Assert.Contains("PORT", given.Keys);
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public async Task Model_Host_LeadsToTheSamples(string host)
    {
        Assert.SkipUnless(SampleApplications.CanRun, "The samples are not built: ./dev test builds them.");
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);

        var given = await builder.Find<ProjectResource>(host).EnvironmentAsync(Token);

        Assert.Contains(SampleApplications.ShopName, given["Marketplace__WebUrl"], StringComparison.Ordinal);
        Assert.Contains(SampleApplications.SellerBoardName, given["Marketplace__SellerUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_Published_HasNoSample()
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables, "--operation", "publish");

        Assert.DoesNotContain(
            builder.Resources,
            resource => resource.Name is SampleApplications.ShopName or SampleApplications.SellerBoardName
        );
    }
}
