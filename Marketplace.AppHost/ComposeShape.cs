using Aspire.Hosting.Docker.Resources;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>How the marketplace stands on a server of one's own, under Docker Compose.</summary>
public static class ComposeShape
{
    /// <summary>Lets every service come back by itself after a crash or a restart of the server.</summary>
    public static void Apply(ComposeFile file)
    {
        // The migration ends by itself and would be started again without end.
        foreach (var (name, service) in file.Services.Where(service => service.Key != ResourceNames.Migration))
            service.Restart = "unless-stopped";
    }
}
