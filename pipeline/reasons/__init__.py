"""Why a customer is as satisfied as they are, and what goes with the risk that they leave."""
