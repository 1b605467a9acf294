using System.Runtime.InteropServices;
using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>Entry point.</summary>
public static class Program
{
    /// <summary>Runs the marketplace until it is asked to stop.</summary>
    public static Task<int> Main(string[] args) =>
        HostRun.RunAsync(
            "standalone",
            async () =>
            {
                if (OperatingSystem.IsWindows())
                    throw new CannotStartException(
                        "the one-process host runs on Linux and macOS. On Windows use WSL, or the AppHost."
                    );

                using var asked = new CancellationTokenSource();
                using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
                using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

                var arguments = StandaloneArguments.Parse(args);
                if (arguments.BackingOnly)
                    return await BackingHost.RunAsync(arguments, asked.Token);

                if (arguments.Verify)
                    return await VerifyCommand.RunAsync(
                        arguments.Database ?? RunningDatabase.Of(arguments),
                        TimeProvider.System,
                        Console.Out,
                        asked.Token
                    );

                if (arguments.WalkDemo)
                    return await MainJobWalk.RunAsync(arguments, Console.Out, asked.Token);

                await using var host = await StandaloneHost.StartAsync(arguments, asked.Token);
                Banner.Print(host, Console.Out);
                return await host.WaitAsync(asked.Token);

                void Stop(PosixSignalContext signal)
                {
                    signal.Cancel = true;
                    asked.Cancel();
                }
            }
        );
}
