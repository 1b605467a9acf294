using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Sellers;

/// <summary>What may be done with a store in which status: the whole table, allowed and refused.</summary>
public sealed class SellerTransitionsTests
{
    private static readonly Dictionary<SellerStatus, (SellerCommand Command, SellerStatus To)[]> Specified = new()
    {
        [SellerStatus.Draft] =
        [
            (SellerCommand.Submit, SellerStatus.Submitted),
            (SellerCommand.Close, SellerStatus.Closed),
        ],
        [SellerStatus.Submitted] =
        [
            (SellerCommand.Approve, SellerStatus.Approved),
            (SellerCommand.Reject, SellerStatus.Rejected),
            (SellerCommand.Close, SellerStatus.Closed),
        ],
        [SellerStatus.Approved] =
        [
            (SellerCommand.Suspend, SellerStatus.Suspended),
            (SellerCommand.Close, SellerStatus.Closed),
        ],
        [SellerStatus.Rejected] =
        [
            (SellerCommand.Submit, SellerStatus.Submitted),
            (SellerCommand.Close, SellerStatus.Closed),
        ],
        [SellerStatus.Suspended] =
        [
            (SellerCommand.Reinstate, SellerStatus.Approved),
            (SellerCommand.Close, SellerStatus.Closed),
        ],
        [SellerStatus.Closed] = [],
    };

    [Fact]
    public void Next_EveryStatusAndCommand_FollowsTheSpecification()
    {
        foreach (var from in Enum.GetValues<SellerStatus>())
        {
            foreach (var command in Enum.GetValues<SellerCommand>())
            {
                var next = SellerTransitions.Next(from, command);
                var allowed = Specified[from].Where(s => s.Command == command).ToArray();
                if (allowed is [var specified])
                    Assert.Equal(specified.To, next.Value);
                else
                    Assert.Equal("seller.invalid_transition", next.Error?.Code);
            }
        }
    }

    [Fact]
    public void Allowed_Submitted_NamesTheCommands() =>
        Assert.Equal(["approve", "close", "reject"], SellerTransitions.Allowed(SellerStatus.Submitted));
}
