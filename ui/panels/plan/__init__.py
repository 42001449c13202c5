"""Area plans on their page: all plans in view, one plan with its measures, and the forms for both."""
