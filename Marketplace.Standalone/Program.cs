using System.Runtime.InteropServices;
using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>Entry point.</summary>
public static class Program
{
    /// <summary>Runs the marketplace until it is asked to stop.</summary>
    public static Task<int> Main(string[] args) =>
        HostRun.RunAsync(
            Invocation.Name("standalone"),
            async () =>
            {
                if (OperatingSystem.IsWindows())
                {
                    throw new CannotStartException(
                        "the one-process host runs on Linux and macOS. On Windows use WSL, or the AppHost."
                    );
                }

                using var stopRequested = new CancellationTokenSource();
                using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
                using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

                var arguments = StandaloneArguments.Parse(args);
                return await RunAsync(arguments, stopRequested.Token);

                void Stop(PosixSignalContext signal)
                {
                    signal.Cancel = true;
                    stopRequested.Cancel();
                }
            }
        );

    private static async Task<int> RunAsync(StandaloneArguments arguments, CancellationToken cancellationToken)
    {
        switch (arguments.Command)
        {
            case StandaloneCommand.Postgres:
                return await DatabaseHost.RunAsync(arguments, cancellationToken);
            case StandaloneCommand.Cache:
                return await CacheHost.RunAsync(cancellationToken);
            case StandaloneCommand.Demo:
                return await DemoScenario.RunAsync(arguments, Console.Out, cancellationToken);
            case StandaloneCommand.Simulate:
                return await SimulateCommand.RunAsync(arguments, Console.Out, cancellationToken);
            case StandaloneCommand.SignIn:
                return SignInCommand.Run(arguments, Console.Out);
            case StandaloneCommand.Verify:
                var database = arguments.Database ?? RunningDatabase.Find(arguments);
                return await VerifyCommand.RunAsync(database, TimeProvider.System, Console.Out, cancellationToken);
            default:
                await using (var host = await StandaloneHost.StartAsync(arguments, cancellationToken))
                {
                    if (arguments.EnvFile is { } file && host.SignIns is { } signIns)
                        SignInFile.Write(file, host.Address, signIns, Console.Out);
                    Banner.Print(host, Console.Out);
                    return await host.WaitAsync(cancellationToken);
                }
        }
    }
}
