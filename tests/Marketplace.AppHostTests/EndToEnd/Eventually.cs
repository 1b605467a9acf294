namespace Marketplace.AppHostTests;

/// <summary>Asks until the answer is as wanted.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    internal static async Task<T> AsksAsync<T>(
        Func<Task<T>> ask,
        Func<T, bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer) || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                Assert.True(isWanted(answer), $"still {answer} after {Patience.TotalSeconds} s");
                return answer;
            }

            await Task.Delay(Beat, cancellationToken);
        }
    }
}
