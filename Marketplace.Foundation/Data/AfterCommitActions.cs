namespace Marketplace.Foundation;

/// <summary>What a unit of work leaves for after its commit, such as counting what it did.</summary>
/// <remarks>Repeat: an attempt that is rolled back drops what it left, so each action runs at most once. An action must
/// not throw and has no transaction; what must not be lost goes to the outbox.</remarks>
public sealed class AfterCommitActions
{
    private readonly List<Action> _actions = [];

    /// <summary>Position to return to when what follows is rolled back.</summary>
    internal int Mark => _actions.Count;

    /// <summary>Adds an action to those of the current attempt.</summary>
    public void Add(Action action) => _actions.Add(action);

    /// <summary>Drops what was added after a mark.</summary>
    internal void RollBackTo(int mark) => _actions.RemoveRange(mark, _actions.Count - mark);

    /// <summary>Runs and forgets the actions, after the commit.</summary>
    internal void Run()
    {
        var due = _actions.ToArray();
        _actions.Clear();
        foreach (var action in due)
            action();
    }
}
