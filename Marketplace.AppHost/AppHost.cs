using Marketplace.AppHost;
using Marketplace.ServiceDefaults;

var builder = DistributedApplication.CreateBuilder(args);
var shape = Shapes.Choose(builder, args);
var settings = new DeploymentSettings(builder);
var backing = Backing.Add(builder, shape);

var migration = builder
    .AddProject<Projects.Marketplace_MigrationService>(ResourceNames.Migration, launchProfileName: null)
    .WithBacking(backing)
    .WithSettings(settings);

var api = builder
    .AddProject<Projects.Marketplace_Api>(ResourceNames.Api, launchProfileName: null)
    .WithHttpEndpoint(port: 8080)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithBacking(backing)
    .WithSettings(settings)
    .WaitForCompletion(migration)
    .WithUrlForEndpoint("http", _ => new() { Url = "/scalar", DisplayText = "API reference (Scalar)" })
    .WithUrlForEndpoint("http", _ => new() { Url = "/admin", DisplayText = "Admin" });

var worker = builder
    .AddProject<Projects.Marketplace_Worker>(ResourceNames.Worker, launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithBacking(backing)
    .WithSettings(settings)
    .WaitForCompletion(migration);

// Two of them, so that whatever only works in one process shows on a developer's machine.
api.WithReplicas(2);

var simulator = builder
    .AddProject<Projects.Marketplace_PaymentSimulator>(ResourceNames.PaymentSimulator, launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", _ => new() { Url = "/", DisplayText = "Payments and their checkout pages" });
LocalPayments.Connect(builder, simulator, api, worker);
foreach (var project in new[] { migration, api, worker })
    project.WithLocalSurroundings(api);
DashboardCommands.Add(api, migration, backing);

builder.Build().Run();
