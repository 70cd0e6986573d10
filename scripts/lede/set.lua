-- lede.set — the members of lists, to be looked up: `set { "a", "b" }.a` is true.
return function(list)
  local members = {}
  for _, member in ipairs(list) do members[member] = true end
  return members
end
