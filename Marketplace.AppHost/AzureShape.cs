using Aspire.Hosting.Azure;
using Azure.Provisioning.AppContainers;
using Azure.Provisioning.Expressions;
using Azure.Provisioning.Resources;
using Azure.Provisioning.ServiceBus;
using Marketplace.Foundation;

namespace Marketplace.AppHost;

/// <summary>How the marketplace stands in Azure Container Apps: what scales on what, and which right goes to whom.</summary>
public static class AzureShape
{
    private const string ConcurrentRequests = "50";
    private const string WaitingMessages = "100";

    /// <summary>Adds the environment and the shape of each project.</summary>
    public static void Apply(
        IDistributedApplicationBuilder builder,
        Backing backing,
        IResourceBuilder<ProjectResource> migration,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker)
    {
        if (builder.ExecutionContext.IsRunMode) return;
        builder.AddAzureContainerAppEnvironment("cae");

        // Started by hand or by the deployment's hook, see docs/deployment.md: nothing in Azure starts a job after a deployment.
        migration.PublishAsAzureContainerAppJob((_, job) =>
        {
            job.Configuration.ReplicaRetryLimit = 1;
            job.Configuration.ReplicaTimeout = 1_800;
        });

        var domain = CustomDomain(builder);
        api.PublishAsAzureContainerApp((_, app) =>
        {
            app.Template.Scale.MinReplicas = 1;
            app.Template.Scale.MaxReplicas = 10;
            app.Template.Scale.Rules =
            [
                new ContainerAppScaleRule { Name = "requests", Http = new() { Metadata = { ["concurrentRequests"] = ConcurrentRequests } } },
            ];
            if (domain is var (name, certificate)) app.ConfigureCustomDomain(name, certificate);
        });

        var bus = backing.Bus!;
        var scaler = builder.AddAzureUserAssignedIdentity("worker-scaler").WithRoleAssignments(bus, ServiceBusBuiltInRole.AzureServiceBusDataOwner);
        worker.PublishAsAzureContainerApp((infrastructure, app) => ScaleOnBacklog(infrastructure, app, bus.Resource, scaler.Resource));
    }

    /// <summary>Counts the messages that wait in each subscription.</summary>
    /// <remarks>Counting asks for the right to manage the bus. An identity of its own has it, which the platform alone may use:
    /// the containers cannot get its token. One Worker always runs, for the outbox and the scheduled jobs.</remarks>
    private static void ScaleOnBacklog(
        AzureResourceInfrastructure infrastructure, ContainerApp app, AzureServiceBusResource bus, AzureUserAssignedIdentityResource scaler)
    {
        var identity = scaler.Id.AsProvisioningParameter(infrastructure);
        var busName = bus.NameOutputReference.AsProvisioningParameter(infrastructure);
        app.Identity.UserAssignedIdentities[BicepFunction.Interpolate($"{identity}").Compile().ToString()!] = new UserAssignedIdentityDetails();
        app.Configuration.IdentitySettings.Add(new ContainerAppIdentitySettings { Identity = identity, Lifecycle = ContainerAppIdentitySettingsLifeCycle.None });

        app.Template.Scale.MinReplicas = 1;
        app.Template.Scale.MaxReplicas = 5;
        app.Template.TerminationGracePeriodSeconds = 60;
        foreach (var consumer in Backing.Routes.Keys)
        {
            app.Template.Scale.Rules.Add(new ContainerAppScaleRule
            {
                Name = $"waiting-for-{consumer}",
                Custom = new()
                {
                    CustomScaleRuleType = "azure-servicebus",
                    Identity = identity,
                    Metadata =
                    {
                        ["namespace"] = busName,
                        ["topicName"] = BusTopology.Topic,
                        ["subscriptionName"] = consumer,
                        ["messageCount"] = WaitingMessages,
                    },
                },
            });
        }
    }

    /// <summary>The Api's own domain, if one is configured; as a parameter it survives the next deployment.</summary>
    private static (IResourceBuilder<ParameterResource> Name, IResourceBuilder<ParameterResource> Certificate)? CustomDomain(IDistributedApplicationBuilder builder)
    {
        var (name, certificate) = (DeploymentSettings.Configured(builder, "api-domain"), DeploymentSettings.Configured(builder, "api-certificate"));
        if (name is null) return null;
        return (builder.AddParameter("api-domain", name, publishValueAsDefault: true), builder.AddParameter("api-certificate", certificate ?? "", publishValueAsDefault: true));
    }
}
