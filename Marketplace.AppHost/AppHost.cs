using Marketplace.AppHost;
using Marketplace.ServiceDefaults;

// Three shapes, one program:
//   (nothing)            containers and the Service Bus emulator here; published, Azure Container Apps
//   --shape containers   PostgreSQL and Redis in containers, messages through PostgreSQL; published, Docker Compose
//   --portable           no container engine: PostgreSQL and a cache as processes; not for publishing
var builder = DistributedApplication.CreateBuilder(args);
var shape = Shapes.Choose(builder, args);
var settings = new DeploymentSettings(builder);
var backing = Backing.Add(builder, shape);
var isRun = builder.ExecutionContext.IsRunMode;

var migration = builder.AddProject<Projects.Marketplace_MigrationService>(ResourceNames.Migration, launchProfileName: null)
    .WithBacking(backing)
    .WithSettings(settings);

var api = builder.AddProject<Projects.Marketplace_Api>(ResourceNames.Api, launchProfileName: null)
    .WithHttpEndpoint(port: isRun || shape == Shape.Containers ? 8080 : null)
    .WithExternalHttpEndpoints()
    .WithProbes()
    .WithBacking(backing)
    .WithSettings(settings)
    .WaitForCompletion(migration)
    .WithUrlForEndpoint("http", _ => new() { Url = "/scalar", DisplayText = "API reference (Scalar)" })
    .WithUrlForEndpoint("http", _ => new() { Url = "/admin", DisplayText = "Admin" });

var worker = builder.AddProject<Projects.Marketplace_Worker>(ResourceNames.Worker, launchProfileName: null)
    .WithHttpEndpoint()
    .WithProbes()
    .WithBacking(backing)
    .WithSettings(settings)
    .WaitForCompletion(migration);

if (isRun)
{
    // Two of them, so that whatever only works in one process shows on a developer's machine.
    api.WithReplicas(2);

    var simulator = builder.AddProject<Projects.Marketplace_PaymentSimulator>(ResourceNames.PaymentSimulator, launchProfileName: null)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health")
        .WithUrlForEndpoint("http", _ => new() { Url = "/", DisplayText = "Payments and their checkout pages" });
    LocalPayments.Connect(builder, simulator, api, worker);
    foreach (var project in new[] { migration, api, worker })
        project.WithLocalSurroundings(api);
    DashboardCommands.Add(api, migration, backing);
}
else
{
    api.WithProductFiles();
    worker.WithEnvironment("Marketplace__DataDirectory", "/tmp/marketplace");
    migration.WithEnvironment("Marketplace__DataDirectory", "/tmp/marketplace");
}

if (shape == Shape.Azure)
    AzureShape.Apply(builder, backing, migration, api, worker);
if (shape == Shape.Containers)
    builder.AddDockerComposeEnvironment("compose").ConfigureComposeFile(ComposeShape.Apply);

builder.Build().Run();
