using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>The shop for buyers and the board for sellers, as processes of Node.js.</summary>
/// <remarks>Only while a developer runs the application: they show what the API can do, and are deployed by
/// nobody.</remarks>
internal sealed record SampleApplications(
    IResourceBuilder<ExecutableResource> Shop,
    IResourceBuilder<ExecutableResource> SellerBoard
)
{
    internal const string ShopName = "shop";
    internal const string SellerBoardName = "seller-board";

    private const int UsualShopPort = 8082;
    private const int UsualSellerBoardPort = 8083;

    /// <summary>The directory of the samples in the checkout that the AppHost was built from.</summary>
    internal static string Directory { get; } =
        Path.Combine(
            Path.GetDirectoryName(Path.GetDirectoryName(new Projects.Marketplace_Api().ProjectPath))!,
            "samples"
        );

    /// <summary>Whether they can run here: there is Node.js, and they were built.</summary>
    internal static bool CanRun => SampleFiles.FindNode() is not null && SampleFiles.AreBuilt(Directory);

    /// <summary>Adds both, and makes them the pages to which mails lead; null where they cannot run.</summary>
    internal static SampleApplications? Add(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker
    )
    {
        if (!builder.ExecutionContext.IsRunMode || !CanRun)
            return null;

        var (shopPort, boardPort) = (data.Port(null, UsualShopPort), data.Port(null, UsualSellerBoardPort));
        var samples = new SampleApplications(
            AddOne(builder, api, ShopName, SampleFiles.Shop, shopPort, "Shop").WithIconName("Cart"),
            AddOne(builder, api, SellerBoardName, SampleFiles.SellerBoard, boardPort, "Seller board")
                .WithIconName("Box")
        );
        foreach (var host in new[] { api, worker })
        {
            host.WithEnvironment("Marketplace__WebUrl", samples.Shop.GetEndpoint("http"))
                .WithEnvironment("Marketplace__SellerUrl", samples.SellerBoard.GetEndpoint("http"));
        }

        return samples;
    }

    // Without the orchestrator's proxy: the Api is given the address before the page is served.
    private static IResourceBuilder<ExecutableResource> AddOne(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> api,
        string name,
        string directory,
        int port,
        string text
    ) =>
        builder
            .AddExecutable(
                name,
                SampleFiles.FindNode()!,
                Path.Combine(Directory, directory),
                SampleFiles.Serve(Directory)
            )
            .WithHttpEndpoint(port, port, "http", env: "PORT", isProxied: false)
            .WithEnvironment("MARKETPLACE_URL", api.GetEndpoint("http"))
            .WithHttpHealthCheck("/")
            .WithUrlForEndpoint("http", url => url.DisplayText = text)
            .WaitFor(api);
}
